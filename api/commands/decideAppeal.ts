import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { dispatchHolder } from './dispatchHolder';
import { nobody } from './nobody';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** The decision on an appeal: it is taken up and waits to be dispatched, or the rejection stands for good. */
export function decideAppeal(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  { granted, words }: { granted: boolean; words: string },
): Promise<ReportDocument> {
  const action = granted ? 'grantAppeal' : 'refuseAppeal';
  return takeStep(deps, actor, action, request, ({ report, directory }) => {
    const holder = granted ? dispatchHolder(directory, report) : nobody(messages.closed);
    return {
      byName: postLabel(directory, actingPost(actor, action, report)),
      summary: granted ? messages.appealGranted(holder.name) : messages.appealRefused,
      words,
      holder,
    };
  });
}
