import type { PhotoSize } from '../photos/fileKey';
import type { KeyRing } from './keyRing';
import { sign, verifySignature } from './signature';

const STEP_SECONDS = 300;

const signedText = (fileId: string, size: PhotoSize, expires: number): string =>
  `${fileId}/${size}/${expires}`;

/**
 * The address of a photo, good for 5 to 10 minutes; relative to the server. Expiry moves in steps of 5 minutes, so that
 * within a step the address stays the same and caches and ETags of lists hold.
 */
export function signFileUrl(ring: KeyRing, fileId: string, size: PhotoSize, now: Date): string {
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS);
  const expires = (step + 2) * STEP_SECONDS;
  const signature = sign(ring, 'fileUrl', signedText(fileId, size, expires));
  return `/api/v1/files/${fileId}?size=${size}&expires=${expires}&signature=${signature}`;
}

/** Whether an address was signed by us and still stands. */
export function isSignedFileUrl(
  ring: KeyRing,
  file: { fileId: string; size: PhotoSize; expires: number; signature: string },
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
