import type { Action } from '@shared/actions';

/** A step that was acknowledged; what was said with it is said nowhere else. */
interface KeptStep {
  readonly action: Action;
  readonly words: string | null;
  readonly photos: readonly string[];
}

/** A report that was acknowledged, and in order all that was acknowledged of it since. */
export interface KeptReport {
  readonly id: string;
  readonly number: string;
  readonly words: string;
  readonly residentId: string;
  /** The first is the submit itself. */
  readonly steps: KeptStep[];
  readonly messages: { readonly id: string; readonly text: string }[];
}

/** What clients wrote down, on their side of the wire. */
export interface Journal {
  readonly reports: KeptReport[];
  /** File ids of acknowledged uploads. */
  readonly uploads: string[];
  /** Answers that contradict what was acknowledged before, in words. */
  readonly contradictions: string[];
  /** How often something was sent, and had to be sent again because no answer came or "try again" did. */
  sent: number;
  acknowledged: number;
  sentAgain: number;
  /** Sent twice at the same moment: a double tap. */
  doubled: number;
}

export const createJournal = (): Journal => ({
  reports: [],
  uploads: [],
  contradictions: [],
  sent: 0,
  acknowledged: 0,
  sentAgain: 0,
  doubled: 0,
});

/** How much of each kind was acknowledged. */
export const countKept = ({ reports, uploads }: Journal) => {
  const steps = reports.flatMap((report) => report.steps);
  return {
    reports: reports.length,
    steps: steps.length - reports.length,
    ratings: steps.filter(({ action }) => action.startsWith('rate')).length,
    messages: reports.flatMap((report) => report.messages).length,
    uploads: uploads.length,
  };
};
