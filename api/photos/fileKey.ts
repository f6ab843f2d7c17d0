import { randomBytes } from 'node:crypto';

/** Longest side in pixels: `full` for reading, `thumbnail` for lists. */
export const PHOTO_SIZES = { full: 1600, thumbnail: 320 } as const;
export type PhotoSize = keyof typeof PHOTO_SIZES;

/** A new file's id: the county's code and 128 random bits. */
export const newFileId = (county: string): string =>
  `${county}-${randomBytes(16).toString('base64url')}`;

/** Where the object store keeps one size of a photo. */
export const fileKey = (fileId: string, size: PhotoSize): string =>
  `${fileId.slice(0, 6)}/${fileId}/${size}`;
