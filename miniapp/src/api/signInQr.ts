const REQUEST = /[?&]request=([A-Za-z0-9_-]{8,64})/;

/** The sign-in request a scanned QR stands for, or null where it is another QR. */
export const requestOfQr = (scanned: string): string | null => REQUEST.exec(scanned)?.[1] ?? null;
