import type { PlaceInput } from '@shared/schemas/fields';
import type { Deps } from '../deps';
import type { ResolvedPlace } from '../grids/resolvePlace';
import type { ReportDocument } from '../models/Report';

/** Where a report is, as it stands on it: the place as it was given in WGS-84, its units, its address sealed. */
export const placeFields = (
  { keyRing }: Pick<Deps, 'keyRing'>,
  reportId: string,
  given: PlaceInput,
  { path, point }: ResolvedPlace,
): Pick<ReportDocument, 'place' | 'areaPath' | 'areaCode'> => ({
  place: {
    source: given.source,
    position: point ? { type: 'Point', coordinates: [point[0], point[1]] } : null,
    accuracyMetres: given.position?.accuracyMetres ?? null,
    address: given.address ? keyRing.encrypt(given.address, `report/${reportId}/address`) : null,
  },
  areaPath: path,
  areaCode: path.at(-1)?.code ?? '',
});
