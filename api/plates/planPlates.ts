import type { PlateScope, PlatesPlanResponse } from '@shared/schemas/plates';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';
import { presentStep } from '../presenters/presentArea';
import { hasPeople, leavesBelow } from './plateOf';

/** In one answer: WeChat gives a download a minute, and draws a code in about 100 ms. */
export const MOST_PLATES = 600;

/** The units whose plates are made. @throws ApiError not_found */
export function unitsToPrint(
  directory: CountyDirectory,
  areaCode: string,
  scope: PlateScope,
): string[] {
  if (!directory.areas.find(areaCode)) throw apiError('not_found');
  return scope === 'self' ? [areaCode] : leavesBelow(directory, areaCode);
}

/** What would be printed. @throws ApiError not_found */
export function planPlates(
  deps: Pick<Deps, 'wechat'>,
  directory: CountyDirectory,
  { areaCode, scope }: { areaCode: string; scope: PlateScope },
): PlatesPlanResponse {
  const units = unitsToPrint(directory, areaCode, scope);
  const area = directory.areas.path(areaCode).at(-1);
  if (!area) throw apiError('not_found');
  return {
    area: presentStep(area),
    plates: units.length,
    withoutPeople: units.filter((code) => !hasPeople(directory, code)).length,
    most: MOST_PLATES,
    codes: deps.wechat(directory.county) ? ['wechat', 'web'] : ['web'],
  };
}
