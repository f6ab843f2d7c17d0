import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { centre } from '../grids/findResponsible';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { nobody } from './nobody';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** The county begins again what it had put on its books: it is dispatched from there. */
export const takeUpShelved = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  { words }: { words: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'takeUp', request, ({ report, directory }) => {
    const holder = centre(directory, report.areaPath, report.about);
    return {
      byName: postLabel(directory, actingPost(actor, 'takeUp', report)),
      summary: messages.takenUp(holder.name),
      words,
      holder: { ...holder, why: messages.takenUp(holder.name) },
    };
  });

/** The county ends what it had put on its books, with a public reason; it never counts as solved. */
export const closeShelved = (
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  { words }: { words: string },
): Promise<ReportDocument> =>
  takeStep(deps, actor, 'close', request, ({ report, directory }) => ({
    byName: postLabel(directory, actingPost(actor, 'close', report)),
    summary: messages.closedByCounty,
    words,
    holder: nobody(messages.closedByCounty),
    set: { supervision: null, overseer: null },
  }));
