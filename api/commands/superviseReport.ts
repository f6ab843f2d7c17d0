import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { openReceipts } from './openReceipts';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

interface Words {
  readonly words: string;
}

/** 督办提醒: those who have it are told to get on with it. */
export const remindHolder = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  { words }: Words,
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'remind', request, ({ report, directory }) => {
    const byName = postLabel(directory, actingPost(actor, 'remind', report));
    return { byName, summary: messages.reminded(byName), words };
  });

/** 挂牌督办: watched until 摘牌 or the end, and everybody may see that it is. */
export const superviseReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  { words }: Words,
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'supervise', request, ({ report, directory, now }) => {
    const byName = postLabel(directory, actingPost(actor, 'supervise', report));
    return {
      byName,
      summary: messages.supervised(byName),
      words,
      set: { supervision: { byName, at: now, words } },
    };
  });

/** 摘牌 */
export const liftSupervision = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  { words }: Words,
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'liftSupervision', request, ({ report, directory }) => {
    const byName = postLabel(directory, actingPost(actor, 'liftSupervision', report));
    return {
      byName,
      summary: messages.supervisionLifted(byName),
      words,
      set: { supervision: null },
    };
  });

/** 抽查: somebody who did not handle it looked; staff see what they found. */
export function inspectReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: Words & { outcome: 'pass' | 'fail'; photos: string[] },
): Promise<ReportDocument> {
  const photos = openReceipts(deps, actor, input.photos);
  return takeStep(deps, actor, 'inspect', request, ({ report, directory }) => {
    const byName = postLabel(directory, actingPost(actor, 'inspect', report));
    return {
      byName,
      summary: messages.inspected(byName, input.outcome === 'pass'),
      words: input.words,
      photos,
      audience: 'staff',
      set: {
        inspection: {
          why: report.inspection?.why ?? 'asked',
          state: 'done',
          outcome: input.outcome,
        },
      },
    };
  });
}
