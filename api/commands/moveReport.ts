import { findCategory } from '@shared/categories';
import type { PlaceInput } from '@shared/schemas/fields';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { findResponsible } from '../grids/findResponsible';
import { resolvePlace } from '../grids/resolvePlace';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { findReport } from '../queries/findReport';
import { placeFields } from './placeFields';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/**
 * Moves a pin across a border: "not ours" names whose it is, and they have it. Its deadline stays.
 * @throws ApiError not_found, outside_county, validation_failed where it is the same unit
 */
export async function moveReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { place: PlaceInput; words: string },
): Promise<ReportDocument> {
  // What is not theirs is as if it were not there, wherever they say it belongs.
  await findReport(actor, request.reportId);
  const place = await resolvePlace(deps, await deps.directory(actor.county), input.place);
  return takeStep(deps, actor, 'move', request, ({ report, directory }) => {
    const fields = placeFields(deps, report._id, input.place, place);
    if (fields.areaCode === report.areaCode)
      throw apiError('validation_failed', [{ path: 'place', message: messages.sameUnit }]);
    const firstRoles = findCategory(report.category)?.firstRoles ?? [];
    const holder = findResponsible(directory, { firstRoles }, place.path, report.about);
    const address = input.place.address ? fields.place.address : report.place.address;
    return {
      byName: postLabel(directory, actingPost(actor, 'move', report)),
      summary: messages.moved(holder.name),
      words: input.words,
      holder,
      set: { ...fields, place: { ...fields.place, address } },
    };
  });
}
