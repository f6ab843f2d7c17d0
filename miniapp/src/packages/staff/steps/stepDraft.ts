import type { RejectionReason } from '@shared/rejectionReasons';
import type { Position } from '@shared/schemas/fields';
import { newKey } from '../../../api/client';
import type { StaffStep } from '../../../api/steps';
import type { DraftPhoto } from '../../../reports/draft';

/** What somebody is about to do with a report: one shape for all steps, each uses what it needs. */
export interface StepDraft {
  /** The Idempotency-Key: kept over retries, renewed when anything is changed. */
  key: string;
  words: string;
  /** A corrected kind, or null where it stays. */
  category: string | null;
  reason: RejectionReason | null;
  whoCanHelp: string;
  target: { kind: 'area' | 'organisation'; id: string } | null;
  photos: DraftPhoto[];
  /** ISO 8601: when the last picture was added. */
  capturedAt: string | null;
  /** Where that was, if the person allowed it. */
  position: Position | null;
}

export const emptyStepDraft = (): StepDraft => ({
  key: newKey(),
  words: '',
  category: null,
  reason: null,
  whoCanHelp: '',
  target: null,
  photos: [],
  capturedAt: null,
  position: null,
});

export type StepGap = 'words' | 'reason' | 'whoCanHelp' | 'target' | 'photos';

const NEEDS: Record<StaffStep, readonly StepGap[]> = {
  verify: [],
  askForMore: ['words'],
  reject: ['reason', 'words', 'whoCanHelp'],
  dispatch: ['target'],
  accept: [],
  decline: ['words'],
  progress: ['words', 'photos'],
  resolve: ['words', 'photos'],
  note: ['words'],
};

const isMissing: Record<StepGap, (draft: StepDraft) => boolean> = {
  words: (draft) => draft.words.trim() === '',
  reason: (draft) => draft.reason === null,
  whoCanHelp: (draft) => draft.whoCanHelp.trim() === '',
  target: (draft) => draft.target === null,
  photos: (draft) => draft.photos.some((photo) => photo.receipt === null),
};

/** What is still missing before a step can be sent, in the order of the sheet. */
export const stepGaps = (step: StaffStep, draft: StepDraft): StepGap[] =>
  NEEDS[step].filter((gap) => isMissing[gap](draft));

/** The request body of a step whose draft has no gaps. */
export function stepBody(step: StaffStep, draft: StepDraft): unknown {
  const words = draft.words.trim();
  const maybeWords = words === '' ? {} : { words };
  switch (step) {
    case 'verify':
      return { ...maybeWords, ...(draft.category === null ? {} : { category: draft.category }) };
    case 'reject':
      return { reason: draft.reason, words, whoCanHelp: draft.whoCanHelp.trim() };
    case 'dispatch':
      return { ...maybeWords, target: targetBody(draft.target) };
    case 'accept':
      return maybeWords;
    case 'decline':
      return { reason: words };
    case 'progress':
      return { words, photos: receiptsOf(draft) };
    case 'resolve':
      return { words, photos: receiptsOf(draft), ...evidenceOf(draft) };
    default:
      return { words };
  }
}

const receiptsOf = (draft: StepDraft): string[] =>
  draft.photos.flatMap((photo) => photo.receipt ?? []);

const targetBody = (target: StepDraft['target']) =>
  target?.kind === 'organisation'
    ? { kind: 'organisation', organisationId: target.id }
    : { kind: 'area', areaCode: target?.id };

function evidenceOf({ photos, capturedAt, position }: StepDraft) {
  const taken = photos.length > 0 && capturedAt !== null ? { capturedAt } : {};
  const evidence = { ...taken, ...(position ? { position } : {}) };
  return Object.keys(evidence).length === 0 ? {} : { evidence };
}
