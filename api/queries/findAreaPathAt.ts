import { countyOfCode, pathOfCode } from '@shared/areaLevels';
import type { AreaSummary } from '@shared/schemas/areas';
import { Area, NOT_IN_FORCE } from '../models/Area';

/**
 * The path of a unit as it was at a time, county first: an old report still shows the grid it had.
 * Before the first import the earliest version is taken. Empty for a code that never was.
 */
export async function findAreaPathAt(code: string, time: Date): Promise<AreaSummary[]> {
  const versions = await Area.find(
    { county: countyOfCode(code), code: { $in: pathOfCode(code) }, validTo: { $ne: NOT_IN_FORCE } },
    { _id: 0, code: 1, name: 1, level: 1, validFrom: 1, validTo: 1 },
  )
    .sort({ code: 1, validFrom: 1 })
    .lean();
  return pathOfCode(code).flatMap((step) => {
    const own = versions.filter((version) => version.code === step);
    const inForce =
      own.findLast(({ validFrom, validTo }) => validFrom <= time && (!validTo || validTo > time)) ??
      own.find(({ validFrom }) => validFrom > time);
    return inForce ? [{ code: step, name: inForce.name, level: inForce.level }] : [];
  });
}
