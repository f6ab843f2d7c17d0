import { findCategory, TIME_LIMITS } from '@shared/categories';
import { deadlineAfter } from '@shared/deadlines';
import type { recipientQuery } from '@shared/schemas/reports';
import type * as z from 'zod/mini';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';
import { findResponsible } from '../grids/findResponsible';
import { givenPlace, type ResolvedPlace, resolvePlace } from '../grids/resolvePlace';
import type { ReportHolder } from '../models/Report';

export interface Recipient {
  readonly place: ResolvedPlace;
  readonly holder: ReportHolder;
  readonly verifyBy: Date;
}

/** Who would get a report of a kind at a place. @throws ApiError validation_failed, outside_county */
export async function findRecipient(
  deps: Deps,
  directory: CountyDirectory,
  query: z.output<typeof recipientQuery>,
): Promise<Recipient> {
  const category = findCategory(query.category);
  if (!category)
    throw apiError('validation_failed', [{ path: 'category', message: '没有这个类别' }]);
  const place = await resolvePlace(deps, directory, givenPlace(query));
  const minutes = TIME_LIMITS[category.urgency].verifyWithinMinutes;
  return {
    place,
    holder: findResponsible(directory, category, place.path),
    verifyBy: deadlineAfter(deps.now(), minutes, category.urgency, directory.calendar),
  };
}
