import { type Gcj02, type Wgs84, wgs84, wgs84ToGcj02 } from '@shared/coordinates';
import type mongoose from 'mongoose';
import { importAreas } from '../../../api/commands/importAreas';
import { Area } from '../../../api/models/Area';
import { AreaImport } from '../../../api/models/AreaImport';
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
  await writeAreas(otherNames);
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

/** What an import wrote of the county, by its other names: one process reads and checks it once, worlds are many. */
const written = new Map<string, readonly Written[]>();
type Written = readonly [
  model: typeof Area | typeof AreaImport,
  documents: mongoose.mongo.Document[],
];

async function writeAreas(otherNames: Readonly<Record<string, string>>): Promise<void> {
  const key = JSON.stringify(otherNames);
  const known = written.get(key);
  if (known) {
    for (const [model, documents] of known) await model.collection.insertMany(documents);
    return;
  }
  const rename = (name: string) =>
    Object.entries(otherNames).reduce((text, [own, other]) => text.replace(own, other), name);
  const units = (await readCounty(COUNTY)).map((unit) => ({ ...unit, name: rename(unit.name) }));
  await importAreas({ county: COUNTY, units, made: true });
  const read = async (model: Written[0]): Promise<Written> => [
    model,
    await model.collection.find().toArray(),
  ];
  written.set(key, [await read(Area), await read(AreaImport)]);
}
