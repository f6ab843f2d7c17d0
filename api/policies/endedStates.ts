import type { State } from '@shared/states';

/** A report in one of these has ended for its reporter; nothing of theirs is needed to handle it. */
export const ENDED_STATES: readonly State[] = ['closed', 'rejected', 'withdrawn', 'merged'];
