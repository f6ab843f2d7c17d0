import { randomBytes, randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { createProjector } from '../../api/projections/projector';
import { buildCounty } from '../../api/test/buildCounty';
import { buildCast, stepsOf, submit } from '../../api/test/reportStory';
import { startTestServer } from '../../api/test/testServer';

const { EJSON } = mongoose.mongo.BSON;
type Row = mongoose.mongo.Document;

/** What one collection takes for one report. */
export interface CollectionSize {
  readonly name: string;
  readonly rowsAReport: number;
  readonly bsonBytesARow: number;
  /** As it lies on the disk, compressed. */
  readonly diskBytesARow: number;
  readonly indexes: readonly { readonly name: string; readonly bytesARow: number }[];
}

/** What grows with the reports. */
const GROWING = ['reports', 'reportFacts', 'reportSearch', 'inboxEntries'];
const PLAYED = 20;

/**
 * Plays reports from submit to rating through the API, copies what they left under new ids until there are so many,
 * and asks the database what that takes.
 */
export async function measureStorage(reports: number): Promise<CollectionSize[]> {
  const server = await startTestServer({ RATE_LIMITS: 'off' });
  try {
    await playReports(server);
    await createProjector(server.deps).drain();
    const played = new Map<string, Row[]>();
    for (const name of GROWING)
      played.set(name, await mongoose.connection.collection(name).find().toArray());
    for (let made = PLAYED; made < reports; made += PLAYED) await copyUnderNewIds(played);
    const sizes: CollectionSize[] = [];
    for (const name of GROWING) sizes.push(await sizeOf(name, reports));
    return sizes;
  } finally {
    await server.close();
  }
}

async function playReports(server: Awaited<ReturnType<typeof startTestServer>>): Promise<void> {
  const county = await buildCounty();
  const cast = await buildCast(county);
  const toGrid = { target: { kind: 'area', areaCode: county.grids[0] } };
  for (let number = 0; number < PLAYED; number += 1) {
    const { id } = await submit(server, county, cast.resident);
    const steps = [
      ['verification', cast.gridMember, { words: '属实' }],
      ['dispatch', cast.villageLeader, toGrid],
      ['acceptance', cast.gridMember, {}],
      ['progress', cast.gridMember, { words: '材料已经备好，明天上午施工' }],
      ['resolution', cast.gridMember, { words: '坑已填平，压实，请您查看' }],
      ['rating', cast.resident, { solved: true, satisfaction: 'satisfied', speed: 5 }],
    ] as const;
    for (const [name, person, body] of steps) {
      const { status } = await stepsOf(server, id)(name, person, body);
      if (status !== 200) throw new Error(`${name}: ${status}`);
    }
  }
}

/** The same documents as of other reports by other people: in the indexes they lie as those would. */
async function copyUnderNewIds(played: ReadonlyMap<string, readonly Row[]>): Promise<void> {
  const renamed = new Map<string, string>();
  const other = (id: string, make: () => string): string => {
    const known = renamed.get(id) ?? make();
    renamed.set(id, known);
    return known;
  };
  const digits = (length: number): string =>
    Array.from(randomBytes(length), (byte) => byte % 10).join('');
  for (const [name, rows] of played) {
    const copies = rows.map((row) => {
      const text = EJSON.stringify(row)
        .replace(/"(?:[\w-]{24}|[\w-]{32})"/g, (id) =>
          other(
            id,
            () =>
              `"${randomBytes(24)
                .toString('base64url')
                .slice(0, id.length - 2)}"`,
          ),
        )
        .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => other(id, randomUUID))
        .replace(/"\d{14}"/g, (id) => other(id, () => `"${digits(14)}"`));
      return EJSON.parse(text);
    });
    if (copies.length > 0) await mongoose.connection.collection(name).insertMany(copies);
  }
}

async function sizeOf(name: string, reports: number): Promise<CollectionSize> {
  await mongoose.connection.db?.admin().command({ fsync: 1 });
  const [stats] = await mongoose.connection
    .collection(name)
    .aggregate([{ $collStats: { storageStats: {} } }])
    .toArray();
  const { count, size, storageSize, indexSizes } = stats?.storageStats ?? {};
  return {
    name,
    rowsAReport: count / reports,
    bsonBytesARow: size / count,
    diskBytesARow: storageSize / count,
    indexes: Object.entries<number>(indexSizes).map(([index, bytes]) => ({
      name: index,
      bytesARow: bytes / count,
    })),
  };
}
