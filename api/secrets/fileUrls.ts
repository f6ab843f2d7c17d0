import type { FilePart } from '../photos/fileKey';
import type { KeyRing } from './keyRing';
import { sign, verifySignature } from './signature';

const STEP_SECONDS = 300;

const signedText = (fileId: string, size: FilePart, expires: number): string =>
  `${fileId}/${size}/${expires}`;

/**
 * The address of a photo or recording, good for 5 to 10 minutes; relative to the server. Expiry moves in steps of 5
 * minutes, so that within a step the address stays the same and caches and ETags of lists hold.
 */
export function signFileUrl(ring: KeyRing, fileId: string, size: FilePart, now: Date): string {
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS);
  return signedUrl(ring, fileId, size, (step + 2) * STEP_SECONDS);
}

/** The address of a file for WeChat's own check, which fetches it when it comes to it. */
export const signFileUrlUntil = (
  ring: KeyRing,
  fileId: string,
  size: FilePart,
  until: Date,
): string => signedUrl(ring, fileId, size, Math.ceil(until.getTime() / 1000));

function signedUrl(ring: KeyRing, fileId: string, size: FilePart, expires: number): string {
  const signature = sign(ring, 'fileUrl', signedText(fileId, size, expires));
  return `/api/v1/files/${fileId}?size=${size}&expires=${expires}&signature=${signature}`;
}

/** Whether an address was signed by us and still stands. */
export function isSignedFileUrl(
  ring: KeyRing,
  file: { fileId: string; size: FilePart; expires: number; signature: string },
  now: Date,
): boolean {
  return (
    file.expires * 1000 >= now.getTime() &&
    verifySignature(
      ring,
      'fileUrl',
      signedText(file.fileId, file.size, file.expires),
      file.signature,
    )
  );
}
