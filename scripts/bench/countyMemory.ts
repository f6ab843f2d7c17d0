import { randomUUID } from 'node:crypto';
import v8 from 'node:v8';
import vm from 'node:vm';
import { importAreas } from '../../api/commands/importAreas';
import { loadRecords, makeDirectory } from '../../api/directory/loadDirectory';
import { createGridIndex } from '../../api/grids/gridIndex';
import { createLogger } from '../../api/logger';
import { Person } from '../../api/models/Person';
import { Post } from '../../api/models/Post';
import { sealName, sealPhone } from '../../api/secrets/personalData';
import { testKeyRing } from '../../api/test/testKeyRing';
import type { Role } from '../../shared/roles';
import { toGridUnits } from '../importAreas/demonstration/toGridUnits';
import { readCounty } from '../importAreas/readCounty';

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

/** Who looks after a unit of each level, in a county that has filled every post. */
const ROLES_AT: Readonly<Record<string, readonly Role[]>> = {
  township: ['gridLeader', 'serviceStation'],
  village: ['gridLeader', 'villageCadre'],
  grid: ['gridMember'],
  microgrid: ['microGridLeader'],
};

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
  const deps = {
    keyRing: testKeyRing,
    logger: createLogger('silent'),
    now: () => new Date(),
  };
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
  const from = new Date('2026-01-01T00:00:00Z');
  const rows = places.map(({ code, role }, n) => {
    const _id = randomUUID();
    const person = {
      _id,
      county,
      name: sealName(testKeyRing, _id, `网格${n % 1_000}`),
      ...sealPhone(testKeyRing, { _id, county }, String(13_900_000_000 + n)),
      openid: null,
      openidIndex: null,
      consent: null,
      gridCode: null,
      demonstration: false,
      createdAt: from,
      version: 1,
    };
    const post = {
      _id: randomUUID(),
      county,
      role,
      areaCode: code,
      organisationId: null,
      personId: _id,
      onDuty: true,
      from,
      to: null,
      version: 1,
    };
    return { person, post };
  });
  await Person.insertMany(rows.map(({ person }) => person));
  await Post.insertMany(rows.map(({ post }) => post));
}

/** What stays when the garbage is gone. */
async function weigh<Kept>(make: () => Kept | Promise<Kept>): Promise<HeldMemory & { kept: Kept }> {
  const before = used();
  const start = performance.now();
  const kept = await make();
  const loadMs = performance.now() - start;
  return { bytes: used() - before, loadMs, kept };
}

function used(): number {
  v8.setFlagsFromString('--expose_gc');
  const collect = vm.runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
