import type { ErrorCode } from './errorCodes';

/** A report that was "not solved" this often goes to 挂账 at the county instead of being reopened again. */
export const MAX_REOPENINGS = 2;

/** What of a report, besides its state, decides whether a step may be taken. */
export interface WorkflowFacts {
  readonly appealed: boolean;
  readonly reopenings: number;
  readonly extensionAsked: boolean;
  readonly urgedToday: boolean;
  /** Assisting parts (协办) without an answer. */
  readonly openParts: number;
  readonly supervised: boolean;
  /** There is a level above the one that has it. */
  readonly belowCounty: boolean;
}

interface Rule {
  readonly holds: (facts: WorkflowFacts) => boolean;
  /** What a person is told where it does not hold. */
  readonly otherwise: ErrorCode;
}

/** Every condition the workflow table names, with what is said where it does not hold. */
export const GUARDS = {
  notAppealed: { holds: (f) => !f.appealed, otherwise: 'already_appealed' },
  reopeningsLeft: { holds: (f) => f.reopenings < MAX_REOPENINGS, otherwise: 'wrong_state' },
  noReopeningsLeft: { holds: (f) => f.reopenings >= MAX_REOPENINGS, otherwise: 'wrong_state' },
  extensionAsked: { holds: (f) => f.extensionAsked, otherwise: 'no_extension_asked' },
  noExtensionAsked: { holds: (f) => !f.extensionAsked, otherwise: 'extension_asked' },
  notUrgedToday: { holds: (f) => !f.urgedToday, otherwise: 'already_urged' },
  partsOpen: { holds: (f) => f.openParts > 0, otherwise: 'wrong_state' },
  partsAnswered: { holds: (f) => f.openParts === 0, otherwise: 'parts_open' },
  supervised: { holds: (f) => f.supervised, otherwise: 'wrong_state' },
  notSupervised: { holds: (f) => !f.supervised, otherwise: 'already_supervised' },
  belowCounty: { holds: (f) => f.belowCounty, otherwise: 'at_county' },
} as const satisfies Record<string, Rule>;

export type Guard = keyof typeof GUARDS;

/** The first condition that does not hold, or undefined. */
export const brokenGuard = (guards: readonly Guard[], facts: WorkflowFacts): Guard | undefined =>
  guards.find((guard) => !GUARDS[guard].holds(facts));
