import { createHash } from 'node:crypto';

const KEY_CHARACTERS = 20;

/** Under which it is kept whether words may be shown: the same words have the same key, changed ones another. */
export const wordsKey = (words: string): string =>
  `w:${createHash('sha256').update(words).digest('base64url').slice(0, KEY_CHARACTERS)}`;

/** Under which it is kept whether a picture or recording may be shown. */
export const fileContentKey = (fileId: string): string => `f:${fileId}`;

/** The id of the question about one piece of content: the same question has the same. */
export const reviewId = (subject: { kind: string; id: string }, key: string): string =>
  createHash('sha256')
    .update(`${subject.kind}/${subject.id}/${key}`)
    .digest('base64url')
    .slice(0, 32);
