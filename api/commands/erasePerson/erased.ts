import { randomUUID } from 'node:crypto';
import { ERASED_PREFIX } from '../../erasedId';
import { erasureMessages } from '../../erasureMessages';
import { scrub } from '../scrub';

/** Whose traces go, and by what they are known in texts. */
export interface ErasedPerson {
  readonly county: string;
  readonly personId: string;
  /** On what they did as staff. In the audit log, to which lines are only added, the bare id stays. */
  readonly pseudonym: string;
  readonly name: string | null;
  readonly phone: string | null;
}

/** An id that stands for somebody who is no more; each report has its own, so that nothing ties them together. */
export const newPseudonym = (): string => `${ERASED_PREFIX}${randomUUID()}`;

/** Every id of a person in a document, wherever it stands, becomes the pseudonym. Dates and the like stay as they are. */
export const replaceId = <T>(value: T, personId: string, pseudonym: string): T =>
  inTexts(value, (text) => text.replaceAll(personId, pseudonym));

/** A document without the person: no id, no name and no phone in any of its texts. */
export const withoutPerson = <T>(value: T, erased: ErasedPerson): T =>
  inTexts(value, (text) =>
    withoutNames(text.replaceAll(erased.personId, erased.pseudonym), erased),
  );

/** A text without the person's name and phone, as others may have written them into it. */
export const withoutNames = (text: string, erased: Pick<ErasedPerson, 'name' | 'phone'>): string =>
  scrub(text, erased, erasureMessages.removed);

function inTexts<T>(value: T, change: (text: string) => string): T {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part);
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
