import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { type StepRequest, takeStep } from './takeStep';

/** 催办: the reporter urges those who have it, once a day (Asia/Shanghai). @throws ApiError already_urged */
export const urgeReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words?: string | undefined },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'urge', request, ({ now }) => ({
    byName: messages.reporter,
    summary: messages.urged,
    words: input.words ?? null,
    set: { urgedAt: now },
  }));
