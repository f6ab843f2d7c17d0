import type { RejectionReason } from '@shared/rejectionReasons';
import type { Position } from '@shared/schemas/fields';
import { newKey } from '../../../api/client';
import type { StaffStep, Target } from '../../../api/steps';
import type { DraftPhoto, DraftPlace } from '../../../reports/draft';
import { placeBody } from '../../../reports/placeBody';
import { endOfDay, startOfDay } from './day';

export type ChosenTarget = Pick<Target, 'kind' | 'id'>;

/** Who is asked to assist, with what, and until which day ('YYYY-MM-DD') if sooner than the report itself. */
export interface AssistingDraft {
  target: ChosenTarget;
  name: string;
  part: string;
  day: string | null;
}

/** What somebody is about to do with a report: one shape for all steps, each uses what it needs. */
export interface StepDraft {
  /** The Idempotency-Key: kept over retries, renewed when anything is changed. */
  key: string;
  words: string;
  /** A corrected kind, or null where it stays. */
  category: string | null;
  reason: RejectionReason | null;
  whoCanHelp: string;
  target: ChosenTarget | null;
  assisting: AssistingDraft[];
  place: DraftPlace | null;
  /** The number of the report that came first. */
  original: string;
  /** 'YYYY-MM-DD' in Asia/Shanghai. */
  day: string | null;
  granted: 'yes' | 'no' | null;
  outcome: 'pass' | 'fail' | null;
  /** The assisting part that is taken back. */
  assignmentId: string | null;
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
  assisting: [],
  place: null,
  original: '',
  day: null,
  granted: null,
  outcome: null,
  assignmentId: null,
  photos: [],
  capturedAt: null,
  position: null,
});

export type StepGap =
  | 'words'
  | 'reason'
  | 'whoCanHelp'
  | 'target'
  | 'assisting'
  | 'parts'
  | 'place'
  | 'original'
  | 'day'
  | 'decision'
  | 'outcome'
  | 'assignment'
  | 'photos';

const NEEDS: Record<StaffStep, readonly StepGap[]> = {
  contact: ['words'],
  verify: [],
  askForMore: ['words'],
  reject: ['reason', 'words', 'whoCanHelp'],
  decideAppeal: ['decision', 'words'],
  merge: ['original'],
  unmerge: ['words'],
  move: ['place', 'words'],
  dispatch: ['target', 'parts'],
  transfer: ['target', 'words'],
  whistle: ['assisting', 'parts'],
  acceptPart: [],
  declinePart: ['words'],
  answerPart: ['words', 'photos'],
  recallPart: ['assignment', 'words'],
  accept: [],
  decline: ['words'],
  escalate: ['words'],
  progress: ['words', 'photos'],
  askExtension: ['day', 'words'],
  decideExtension: ['decision', 'words'],
  suspend: ['day', 'words'],
  resume: ['words'],
  resolve: ['words', 'photos'],
  remind: ['words'],
  inspect: ['outcome', 'words', 'photos'],
  supervise: ['words'],
  liftSupervision: ['words'],
  takeUp: ['words'],
  close: ['words'],
  note: ['words'],
};

const isMissing: Record<StepGap, (draft: StepDraft) => boolean> = {
  words: (draft) => draft.words.trim() === '',
  reason: (draft) => draft.reason === null,
  whoCanHelp: (draft) => draft.whoCanHelp.trim() === '',
  target: (draft) => draft.target === null,
  assisting: (draft) => draft.assisting.length === 0,
  parts: (draft) => draft.assisting.some(({ part }) => part.trim() === ''),
  place: (draft) => draft.place === null,
  original: (draft) => draft.original.trim() === '',
  day: (draft) => draft.day === null,
  decision: (draft) => draft.granted === null,
  outcome: (draft) => draft.outcome === null,
  assignment: (draft) => draft.assignmentId === null,
  photos: (draft) => draft.photos.some((photo) => photo.receipt === null),
};

/** Words are needed; more time may be granted without. */
const wordsMayMiss = (step: StaffStep, draft: StepDraft): boolean =>
  step === 'decideExtension' && draft.granted !== 'no';

/** What is still missing before a step can be sent, in the order of the sheet. */
export const stepGaps = (step: StaffStep, draft: StepDraft): StepGap[] =>
  NEEDS[step].filter(
    (gap) => isMissing[gap](draft) && !(gap === 'words' && wordsMayMiss(step, draft)),
  );

/** Whether the words of a step may be left out. */
export const wordsOptional = (step: StaffStep, draft: StepDraft): boolean =>
  !NEEDS[step].includes('words') || wordsMayMiss(step, draft);

/** The request body of a step whose draft has no gaps. */
export function stepBody(step: StaffStep, draft: StepDraft): unknown {
  const words = draft.words.trim();
  const maybeWords = words === '' ? {} : { words };
  switch (step) {
    case 'verify':
      return { ...maybeWords, ...(draft.category === null ? {} : { category: draft.category }) };
    case 'reject':
      return { reason: draft.reason, words, whoCanHelp: draft.whoCanHelp.trim() };
    case 'merge':
      return { ...maybeWords, original: draft.original.trim() };
    case 'move':
      return { words, place: draft.place && placeBody(draft.place) };
    case 'dispatch': {
      const assisting = draft.assisting.filter((one) => !isSame(one.target, draft.target));
      return {
        ...maybeWords,
        target: draft.target && targetBody(draft.target),
        ...(assisting.length === 0 ? {} : { assisting: assisting.map(assistingBody) }),
      };
    }
    case 'transfer':
      return { target: draft.target && targetBody(draft.target), reason: words };
    case 'whistle':
      return { assisting: draft.assisting.map(assistingBody) };
    case 'acceptPart':
      return {};
    case 'recallPart':
      return { assignmentId: draft.assignmentId, reason: words };
    case 'accept':
      return maybeWords;
    case 'decline':
    case 'declinePart':
    case 'escalate':
      return { reason: words };
    case 'askExtension':
      return { until: draft.day && endOfDay(draft.day), reason: words };
    case 'suspend':
      return { until: draft.day && startOfDay(draft.day), reason: words };
    case 'decideAppeal':
      return { granted: draft.granted === 'yes', words };
    case 'decideExtension':
      return { granted: draft.granted === 'yes', ...maybeWords };
    case 'inspect':
      return { outcome: draft.outcome, words, photos: receiptsOf(draft) };
    case 'progress':
    case 'answerPart':
      return { words, photos: receiptsOf(draft) };
    case 'resolve':
      return { words, photos: receiptsOf(draft), ...evidenceOf(draft) };
    default:
      return { words };
  }
}

export const isSame = (a: ChosenTarget, b: ChosenTarget | null): boolean =>
  b !== null && a.kind === b.kind && a.id === b.id;

const receiptsOf = (draft: StepDraft): string[] =>
  draft.photos.flatMap((photo) => photo.receipt ?? []);

const targetBody = ({ kind, id }: ChosenTarget) =>
  kind === 'organisation' ? { kind, organisationId: id } : { kind, areaCode: id };

const assistingBody = ({ target, part, day }: AssistingDraft) => ({
  target: targetBody(target),
  part: part.trim(),
  ...(day === null ? {} : { resolveBy: endOfDay(day) }),
});

function evidenceOf({ photos, capturedAt, position }: StepDraft) {
  const taken = photos.length > 0 && capturedAt !== null ? { capturedAt } : {};
  const evidence = { ...taken, ...(position ? { position } : {}) };
  return Object.keys(evidence).length === 0 ? {} : { evidence };
}
