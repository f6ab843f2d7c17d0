import type { LiveChange } from '@shared/schemas/events';

/**
 * Something changed; or everything may have: then whatever was read before `since` is read again, where `since` is a
 * number of `coverage()`.
 */
export type LiveSignal =
  | { kind: 'change'; change: LiveChange }
  | { kind: 'everything'; since: number };

const listeners = new Set<(signal: LiveSignal) => void>();
let covered = 0;

/**
 * Since when changes are told without a gap, as a number that grows with every new beginning. A reading keeps the
 * number of its start: one that began later than a gap need not be done again.
 */
export const coverage = (): number => covered;

/** From now on what is read is followed by the changes after it. */
export const beginCoverage = (): number => ++covered;

/** Hears all changes; answers how to stop. */
export function listenLive(listener: (signal: LiveSignal) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Tells whoever listens now. */
export function signalLive(signal: LiveSignal): void {
  for (const listener of [...listeners]) listener(signal);
}
