/** A grid's plate carries its code, bare or in an address: 15 digits for a grid, 18 for a micro-grid. */
const CODE = /(?:^|\D)(\d{18}|\d{15})(?!\d)/;

/** The area a scanned or typed plate names, or null where it is none of ours. */
export const areaOfPlate = (scanned: string): string | null => CODE.exec(scanned)?.[1] ?? null;
