import { CATEGORIES } from '@shared/categories';
import { distanceMetres, type Wgs84, wgs84 } from '@shared/coordinates';
import { OPEN_STATES } from '@shared/states';
import type { Actor } from '../actor';
import { Report, type ReportDocument } from '../models/Report';
import { countSupporters } from './listSupporters';

/** Open matters of the last days are worth showing; older ones are not the same thing. */
const DAYS = 30;
const WITHIN_METRES = 500;
const MOST = 5;

const OPEN_TO_NEIGHBOURS = CATEGORIES.filter((c) => c.openToNeighbours).map((c) => c.code);

type ReportNear = Pick<ReportDocument, '_id' | 'category' | 'state' | 'createdAt' | 'areaPath'>;

export type NearbyReport = ReportNear & {
  metres: number;
  supporters: number;
  supported: boolean;
  isMine: boolean;
};

/**
 * Open reports that neighbours made close by, of kinds that are open to neighbours; without words, names or place.
 * Reports about staff are left out.
 * @param areaCodes units whose reports may be near: the one of the place and those beside it
 */
export async function listNearby(
  actor: Pick<Actor, 'county' | 'personId'>,
  areaCodes: readonly string[],
  point: Wgs84 | null,
  category: string | undefined,
  now: Date,
): Promise<NearbyReport[]> {
  const kinds = OPEN_TO_NEIGHBOURS.filter((code) => !category || code === category);
  if (kinds.length === 0) return [];
  const rows = await Report.find(
    {
      county: actor.county,
      areaCode: { $in: [...areaCodes] },
      createdAt: { $gte: new Date(now.getTime() - DAYS * 86_400_000) },
      state: { $in: [...OPEN_STATES] },
      category: { $in: kinds },
      about: null,
    },
    { category: 1, state: 1, createdAt: 1, areaPath: 1, 'place.position': 1, reporter: 1 },
  )
    .sort({ createdAt: -1 })
    .limit(50)
    .lean<(ReportNear & Pick<ReportDocument, 'place' | 'reporter'>)[]>();
  const near = rows
    .map((row) => ({ ...row, metres: metresFrom(point, row.place.position) }))
    .filter((row) => row.metres <= WITHIN_METRES)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, MOST);
  const counts = await countSupporters(
    actor.county,
    near.map((row) => row._id),
    actor.personId,
  );
  return near.map((row) => ({
    ...row,
    supporters: 0,
    supported: false,
    ...counts.get(row._id),
    isMine: row.reporter.personId === actor.personId,
  }));
}

function metresFrom(point: Wgs84 | null, position: ReportDocument['place']['position']): number {
  if (!point || !position) return 0;
  return distanceMetres(point, wgs84(position.coordinates[0], position.coordinates[1]));
}
