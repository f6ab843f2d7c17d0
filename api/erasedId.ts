/** Ids that stand for people who are no more begin so: nobody is told anything in their place. */
export const ERASED_PREFIX = 'erased-';
export const isErasedId = (personId: string): boolean => personId.startsWith(ERASED_PREFIX);
