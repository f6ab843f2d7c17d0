import { create } from 'zustand';
import { newKey } from '../../../api/client';
import type { StaffStep } from '../../../api/steps';
import { currentSession } from '../../../api/tokens';
import { readStored, writeStored } from '../../../platform/storage';
import { emptyStepDraft, type StepDraft } from './stepDraft';

const STORED = 'staffSteps';
/** The oldest are forgotten: a draft nobody came back to in forty steps is not missed. */
const MOST = 40;

interface StepDrafts {
  /** By person, report and step, the newest last. */
  drafts: Record<string, StepDraft>;
  edit: (name: string, change: Partial<Omit<StepDraft, 'key'>>) => void;
  /** Keeps it as it is: what was sent without an answer must be sent again under the same key. */
  hold: (name: string, draft: StepDraft) => void;
  drop: (name: string) => void;
}

/** A phone may pass from hand to hand: what one typed is not shown to the next. */
export const stepName = (reportId: string, step: StaffStep): string =>
  `${currentSession()?.personId ?? ''}/${reportId}/${step}`;

/** What an earlier version kept may lack what steps need by now. */
const readKept = (): Record<string, StepDraft> =>
  Object.fromEntries(
    Object.entries(readStored<Record<string, Partial<StepDraft>>>(STORED) ?? {}).map(
      ([name, kept]) => [name, { ...emptyStepDraft(), ...kept }],
    ),
  );

/** What was typed in sheets: kept at every change, over failed sends, other pages and restarts. */
export const useStepDrafts = create<StepDrafts>()((set, get) => {
  const keep = (drafts: Record<string, StepDraft>) => {
    set({ drafts });
    writeStored(STORED, drafts);
  };
  const without = (name: string) => {
    const { [name]: _, ...rest } = get().drafts;
    return rest;
  };
  const put = (name: string, draft: StepDraft) => {
    const others = Object.entries(without(name)).slice(1 - MOST);
    keep({ ...Object.fromEntries(others), [name]: draft });
  };
  return {
    drafts: readKept(),
    edit: (name, change) => {
      const before = get().drafts[name] ?? emptyStepDraft();
      put(name, { ...before, ...change, key: newKey() });
    },
    hold: put,
    drop: (name) => keep(without(name)),
  };
});
