import { type Gcj02, type Wgs84, wgs84, wgs84ToGcj02 } from '@shared/coordinates';
import { importAreas } from '../../../api/commands/importAreas';
import { Area } from '../../../api/models/Area';
import { readCounty } from '../../../scripts/importAreas/readCounty';

/** 大宁: five levels like the others and the smallest, so that a flow starts within seconds. */
export const COUNTY = '141030';

/** A place in the county as the flows speak of it. */
export interface Place {
  readonly wgs84: Wgs84;
  readonly gcj02: Gcj02;
  /** Codes and names from the county down to the micro-grid. */
  readonly path: readonly { readonly code: string; readonly name: string }[];
}

/** Imports the county and picks one of its micro-grids, always the same. */
export async function importCounty(
  otherNames: Readonly<Record<string, string>> = {},
): Promise<Place> {
  const rename = (name: string) =>
    Object.entries(otherNames).reduce((text, [own, other]) => text.replace(own, other), name);
  const units = (await readCounty(COUNTY)).map((unit) => ({ ...unit, name: rename(unit.name) }));
  await importAreas({ county: COUNTY, units, made: true });
  const leaf = await Area.findOne({ county: COUNTY, level: 'microgrid', validTo: null })
    .sort({ code: 1 })
    .lean();
  if (!leaf) throw new Error(`${COUNTY} has no micro-grid`);
  const path = await Area.find({ county: COUNTY, code: { $in: leaf.path }, validTo: null })
    .sort({ code: 1 })
    .lean();
  const point = wgs84(...leaf.center);
  return {
    wgs84: point,
    gcj02: wgs84ToGcj02(point),
    path: path.map(({ code, name }) => ({ code, name })),
  };
}
