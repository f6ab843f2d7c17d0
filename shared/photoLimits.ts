/** Photos of a report, at most; each at most 10 MB as sent. Apart from the schemas, so that a client needs no zod for them. */
export const MAX_PHOTOS = 9;
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
/** A client makes the longer side no longer than this before it sends; evidence stays readable at it. */
export const MAX_PHOTO_SIDE_PX = 2048;
