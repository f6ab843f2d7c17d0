import { findCategory } from '@shared/categories';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { findResponsible } from '../grids/findResponsible';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { openReceipts } from './openReceipts';
import { type StepRequest, takeStep } from './takeStep';

/** The resident answers what was asked; verification goes on with the time that was left. */
export function supplementReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words: string; photos: string[] },
): Promise<ReportDocument> {
  const photos = openReceipts(deps, actor, input.photos);
  return takeStep(deps, actor, 'supplement', request, ({ report, directory }) => {
    const firstRoles = findCategory(report.category)?.firstRoles ?? [];
    const holder = findResponsible(directory, { firstRoles }, report.areaPath, report.about);
    return {
      byName: messages.reporter,
      summary: messages.supplemented(holder.name),
      words: input.words,
      photos,
      holder,
    };
  });
}
