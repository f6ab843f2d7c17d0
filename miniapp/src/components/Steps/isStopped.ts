import type { State } from '@shared/states';

const STOPPED: readonly State[] = ['rejected', 'merged', 'withdrawn', 'shelved'];

/** Nobody goes on with a report in this state: none of the six steps is in progress. */
export const isStopped = (state: State): boolean => STOPPED.includes(state);
