import { randomUUID } from 'node:crypto';
import { ERASED_PREFIX } from '../../erasedId';
import { erasureMessages } from '../../erasureMessages';

/** Whose traces go, and by what they are known in texts. */
export interface ErasedPerson {
  readonly county: string;
  readonly personId: string;
  /** In the audit log and on what they did as staff. */
  readonly pseudonym: string;
  readonly name: string | null;
  readonly phone: string | null;
}

/** An id that stands for somebody who is no more; each report has its own, so that nothing ties them together. */
export const newPseudonym = (): string => `${ERASED_PREFIX}${randomUUID()}`;

/** Every id of a person in a document, wherever it stands, becomes the pseudonym. Dates and the like stay as they are. */
export function replaceId<T>(value: T, personId: string, pseudonym: string): T {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return part.replaceAll(personId, pseudonym);
    if (Array.isArray(part)) return part.map(walk);
    if (
      part !== null &&
      typeof part === 'object' &&
      Object.getPrototypeOf(part) === Object.prototype
    )
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
    return part;
  };
  return walk(value) as T;
}

const SHORTEST_NAME = 2;

/** A text without the person's name and phone, as others may have written them into it. */
export function scrub(text: string, { name, phone }: Pick<ErasedPerson, 'name' | 'phone'>): string {
  let scrubbed = text;
  if (name && [...name].length >= SHORTEST_NAME)
    scrubbed = scrubbed.replaceAll(name, erasureMessages.removed);
  if (phone)
    scrubbed = scrubbed.replace(new RegExp([...phone].join('[- ]?'), 'g'), erasureMessages.removed);
  return scrubbed;
}
