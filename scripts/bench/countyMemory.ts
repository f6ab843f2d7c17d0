import { randomUUID } from 'node:crypto';
import { importAreas } from '../../api/commands/importAreas';
import { loadRecords, makeDirectory } from '../../api/directory/loadDirectory';
import { createGridIndex } from '../../api/grids/gridIndex';
import { createLogger } from '../../api/logger';
import { Person } from '../../api/models/Person';
import { Post, type PostDocument } from '../../api/models/Post';
import { makePerson } from '../../api/test/factories';
import { testKeyRing } from '../../api/test/testKeyRing';
import type { Role } from '../../shared/roles';
import { toGridUnits } from '../importAreas/demonstration/toGridUnits';
import { readCounty } from '../importAreas/readCounty';
import { collectGarbage, liveBytes } from '../memory/liveBytes';
import { ROLES_AT } from '../seed/demonstrationRoster';

/** What a county holds in the memory of a process, in bytes. */
export interface HeldMemory {
  readonly bytes: number;
  readonly loadMs: number;
}

/** The grid index of a county and how many leaves it has. */
export async function measureGridIndex(county: string): Promise<HeldMemory & { leaves: number }> {
  const units = toGridUnits(await readCounty(county));
  const { kept: index, ...held } = await weigh(() => createGridIndex(units));
  return { ...held, leaves: index.leaves.length };
}

/** The directory of a county with every post filled. Needs a connected mongoose and an empty database. */
export async function measureDirectory(
  county: string,
): Promise<HeldMemory & { units: number; posts: number }> {
  const units = await readCounty(county);
  await importAreas({ county, units, made: true });
  const places = units.flatMap(({ code, level }) =>
    (ROLES_AT[level] ?? []).map((role) => ({ code, role })),
  );
  await fillPosts(county, places);
  const deps = { keyRing: testKeyRing, logger: createLogger('silent'), now: () => new Date() };
  const { kept: _, ...held } = await weigh(async () => {
    const records = await loadRecords(deps, county);
    return { records, directory: makeDirectory(records, deps.now()).directory };
  });
  return { ...held, units: units.length, posts: places.length };
}

async function fillPosts(
  county: string,
  places: readonly { code: string; role: Role }[],
): Promise<void> {
  const people = places.map(() => makePerson({ county, openid: null }));
  await Person.insertMany(people.map(({ clear: _, ...document }) => document));
  const posts = places.map(
    ({ code, role }, n): Partial<PostDocument> => ({
      _id: randomUUID(),
      county,
      role,
      areaCode: code,
      organisationId: null,
      personId: people[n]?._id ?? '',
      onDuty: true,
      from: new Date('2026-01-01T00:00:00Z'),
      to: null,
      version: 1,
    }),
  );
  await Post.insertMany(posts);
}

/** What stays when the garbage is gone. */
async function weigh<Kept>(make: () => Kept | Promise<Kept>): Promise<HeldMemory & { kept: Kept }> {
  collectGarbage();
  const before = liveBytes();
  const start = performance.now();
  const kept = await make();
  const loadMs = performance.now() - start;
  collectGarbage();
  return { bytes: liveBytes() - before, loadMs, kept };
}
