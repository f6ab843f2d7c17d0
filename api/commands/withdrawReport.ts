import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { replaceOpen } from './assignments';
import { nobody } from './nobody';
import { type StepRequest, takeStep } from './takeStep';

/** The reporter takes it back before it is resolved; those who had it are told. */
export const withdrawReport = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words?: string | undefined },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'withdraw', request, ({ report }) => ({
    byName: messages.reporter,
    summary: messages.withdrawn,
    words: input.words ?? null,
    holder: nobody(messages.withdrawn),
    set: { assignments: replaceOpen(report), overseer: null, supervision: null, extension: null },
  }));
