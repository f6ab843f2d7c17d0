import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { openReceipts } from './openReceipts';
import { type StepRequest, takeStep } from './takeStep';
import { verifyHolder } from './verifyHolder';

/** The resident answers what was asked, and verification goes on with the time that was left; or adds to what is open. */
export function supplementReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words: string; photos: string[] },
): Promise<ReportDocument> {
  const photos = openReceipts(deps, actor, input.photos);
  return takeStep(deps, actor, 'supplement', request, ({ report, directory }) => {
    const said = { byName: messages.reporter, words: input.words, photos };
    if (report.state !== 'needsMore') return { ...said, summary: messages.added };
    const holder = verifyHolder(directory, report);
    return { ...said, summary: messages.supplemented(holder.name), holder };
  });
}
