import { apiError } from '../errors';

/** Where a list goes on: the sort value and id of the last line, opaque to clients. */
export const makeCursor = (value: Date | null, id: string): string =>
  Buffer.from(JSON.stringify([value?.getTime() ?? null, id])).toString('base64url');

/** @throws ApiError bad_cursor */
export function readCursor(cursor: string): { value: Date | null; id: string } {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof id === 'string' && (value === null || Number.isSafeInteger(value)))
      return { value: value === null ? null : new Date(value as number), id };
  } catch {
    // falls through: what is not JSON is as bad as what is not ours
  }
  throw apiError('bad_cursor');
}
