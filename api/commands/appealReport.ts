import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { holderAbove } from './dispatchHolder';
import { openReceipts } from './openReceipts';
import { type StepRequest, takeStep } from './takeStep';

/** 申诉 against a rejection, once: one level above the one that rejected looks at it again. */
export function appealReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words: string; photos: string[] },
): Promise<ReportDocument> {
  const photos = openReceipts(deps, actor, input.photos);
  return takeStep(deps, actor, 'appeal', request, ({ report, directory }) => {
    const level = report.rejection?.areaCode ?? report.county;
    const holder = holderAbove(directory, report, level);
    return {
      byName: messages.reporter,
      summary: messages.appealed(holder.name),
      words: input.words,
      photos,
      holder,
      set: { appealed: true },
    };
  });
}
