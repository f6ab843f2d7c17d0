import { randomBytes } from 'node:crypto';

/** Longest side in pixels: `full` for reading, `thumbnail` for lists. */
export const PHOTO_SIZES = { full: 1600, thumbnail: 320 } as const;
export type PhotoSize = keyof typeof PHOTO_SIZES;
/** What is kept of a file: the sizes of a photo, or a recording. */
export const FILE_PARTS = ['full', 'thumbnail', 'voice'] as const;
export type FilePart = (typeof FILE_PARTS)[number];

/** A new file's id: the county's code and 128 random bits. */
export const newFileId = (county: string): string =>
  `${county}-${randomBytes(16).toString('base64url')}`;

/** Where the object store keeps one part of a file. */
export const fileKey = (fileId: string, size: FilePart): string =>
  `${fileId.slice(0, 6)}/${fileId}/${size}`;
