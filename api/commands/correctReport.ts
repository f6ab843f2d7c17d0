import { type Category, findCategory } from '@shared/categories';
import type { correctionBody } from '@shared/schemas/reportActions';
import type * as z from 'zod/mini';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { findResponsible } from '../grids/findResponsible';
import { type ResolvedPlace, resolvePlace } from '../grids/resolvePlace';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { isReporter } from '../policies/reportPolicy';
import { findReport } from '../queries/findReport';
import { checkWords } from './checkWords';
import { placeFields } from './placeFields';
import type { StepDraft } from './stepDraft';
import { type StepRequest, takeStep } from './takeStep';

/**
 * The reporter corrects words, kind or place before it is verified; what was written before is gone. Deadlines stay; a
 * new kind or place may bring it to somebody else.
 * @throws ApiError validation_failed, outside_county
 */
export async function correctReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: z.output<typeof correctionBody>,
): Promise<ReportDocument> {
  const category = input.category ? knownCategory(input.category) : undefined;
  const directory = await deps.directory(actor.county);
  const place = input.place && (await resolvePlace(deps, directory, input.place));
  const textCheck = input.words ? await checkedFor(deps, actor, request, input.words) : undefined;
  return takeStep(deps, actor, 'correct', request, ({ report }) => {
    const set: StepDraft['set'] = {
      ...(input.words ? { words: input.words, textCheck: textCheck ?? 'unchecked' } : {}),
      ...(category ? { category: category.code, urgency: category.urgency } : {}),
      ...(place && input.place ? placeFields(deps, report._id, input.place, place) : {}),
    };
    const waits = report.state === 'needsMore';
    const holder = waits ? report.holder : holderAfter(report, category, place);
    return {
      byName: messages.reporter,
      summary: waits ? messages.correctedKept : messages.corrected(holder.name),
      holder,
      set,
    };

    function holderAfter(
      before: ReportDocument,
      kind: Category | undefined,
      where: ResolvedPlace | undefined,
    ) {
      if (!kind && !where) return before.holder;
      const firstRoles = (kind ?? findCategory(before.category))?.firstRoles ?? [];
      return findResponsible(
        directory,
        { firstRoles },
        where?.path ?? before.areaPath,
        before.about,
      );
    }
  });
}

/** WeChat is asked only about words of a person who may correct. */
async function checkedFor(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  words: string,
): Promise<ReportDocument['textCheck']> {
  const report = await findReport(actor, request.reportId);
  if (!isReporter(actor, report)) throw apiError('forbidden');
  return checkWords(deps, actor, words);
}

function knownCategory(code: string): Category {
  const category = findCategory(code);
  if (!category)
    throw apiError('validation_failed', [{ path: 'category', message: '没有这个类别' }]);
  return category;
}
