import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportAssignment, ReportDocument, StoredPhoto } from '../models/Report';
import { actingPost, partOf } from '../policies/reportPolicy';
import { setAssignment, withHandler } from './assignments';
import { openReceipts } from './openReceipts';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

type PartAction = 'acceptPart' | 'declinePart' | 'answerPart';
const STATE_BEFORE = {
  acceptPart: 'waiting',
  declinePart: 'waiting',
  answerPart: 'accepted',
} as const;

interface PartStep {
  readonly summary: (by: string) => string;
  readonly words: string | null;
  readonly photos?: StoredPhoto[];
  readonly change: Partial<ReportAssignment>;
}

/** A step of an assisting part (协办): those who lead and those who assist see it, the resident does not. */
const takePartStep = (
  deps: Deps,
  actor: Actor,
  action: PartAction,
  request: StepRequest,
  { summary, words, photos, change }: PartStep,
): Promise<ReportDocument> =>
  takeStep(deps, actor, action, request, ({ report, directory }) => {
    const part = partOf(actor, report, STATE_BEFORE[action]);
    return {
      byName: postLabel(directory, actingPost(actor, action, report)),
      summary: summary(part?.toName ?? ''),
      words,
      ...(photos ? { photos } : {}),
      audience: 'staff',
      set: {
        assignments: setAssignment(report, part?.id, change),
        handledBy: withHandler(report, actor),
      },
    };
  });

/** Takes an assisting part. */
export const acceptPart = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
): Promise<ReportDocument> =>
  takePartStep(deps, actor, 'acceptPart', request, {
    summary: messages.partAccepted,
    words: null,
    change: { state: 'accepted' },
  });

/** Gives an assisting part back, with a reason. */
export const declinePart = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  { reason }: { reason: string },
): Promise<ReportDocument> =>
  takePartStep(deps, actor, 'declinePart', request, {
    summary: messages.partDeclined,
    words: reason,
    change: { state: 'declined', answer: reason },
  });

/** Answers an assisting part: what was done. */
export const answerPart = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  { words, photos }: { words: string; photos: string[] },
): Promise<ReportDocument> =>
  takePartStep(deps, actor, 'answerPart', request, {
    summary: messages.partAnswered,
    words,
    photos: openReceipts(deps, actor, photos),
    change: { state: 'resolved', answer: words },
  });
