import type { Message } from '@shared/schemas/talk';

/** Messages as shown, with others put in their places; what comes again is the newer knowledge of it. */
export function mergeMessages(shown: readonly Message[], added: readonly Message[]): Message[] {
  const bySequence = new Map(shown.map((item) => [item.sequence, item]));
  for (const item of added) bySequence.set(item.sequence, item);
  return [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
}
