import type { Role } from '@shared/roles';
import { buildCounty, TEST_COUNTY, type TestCounty } from '../buildCounty';
import { buildOrganisation, buildPerson, buildPost, type TestPerson } from '../factories';

export interface ModelPost {
  readonly id: string;
  readonly role: Role;
  readonly areaCode: string | null;
  readonly organisationId: string | null;
}

/** Somebody who acts in the model; `key` names them in what it says. */
export interface ModelPerson {
  readonly key: string;
  readonly person: TestPerson;
  readonly posts: readonly ModelPost[];
}

export interface ModelWorld {
  readonly county: TestCounty;
  readonly people: readonly ModelPerson[];
  readonly organisations: readonly string[];
  /** Leaf areas where reports are made: two of one grid, one of the grid beside, one of another township. */
  readonly places: readonly string[];
}

/** One person of every kind around four places: above, below, beside, in organisations, and residents without a post. */
export async function buildModelWorld(): Promise<ModelWorld> {
  const county = await buildCounty(TEST_COUNTY);
  const [grid = '', beside = ''] = county.grids;
  const other = county.grids.at(-1) ?? '';
  const organisations = await Promise.all(
    ['road', 'utilities', 'fire'].map(
      async (category) => (await buildOrganisation({ categories: [category] }))._id,
    ),
  );
  const people: ModelPerson[] = [];
  const add = async (key: string, ...held: Partial<ModelPost>[]): Promise<void> => {
    const person = await buildPerson();
    const posts: ModelPost[] = [];
    for (const { role = 'gridMember', areaCode = null, organisationId = null } of held) {
      const post = await buildPost({ role, areaCode, organisationId, person });
      posts.push({ id: post._id, role, areaCode, organisationId });
    }
    // Who holds several posts acts with the one nearest to the people.
    posts.sort((a, b) => (b.areaCode?.length ?? 0) - (a.areaCode?.length ?? 0));
    people.push({ key, person, posts });
  };
  for (const name of ['resident1', 'resident2', 'resident3']) await add(name);
  const leaf = county.microGrids.find((code) => code.startsWith(grid)) ?? '';
  await add('microLeader', { role: 'microGridLeader', areaCode: leaf });
  for (const [name, code] of [
    ['here', grid],
    ['beside', beside],
    ['other', other],
  ] as const) {
    await add(`member-${name}`, { role: 'gridMember', areaCode: code });
    await add(`gridLeader-${name}`, { role: 'gridLeader', areaCode: code });
  }
  await add('member2-here', { role: 'gridMember', areaCode: grid });
  for (const village of new Set([grid, beside, other].map((code) => code.slice(0, 12))))
    await add(`villageLeader-${village.slice(6)}`, { role: 'gridLeader', areaCode: village });
  await add('cadre', { role: 'villageCadre', areaCode: grid.slice(0, 12) });
  for (const township of new Set([grid, other].map((code) => code.slice(0, 9))))
    await add(`townLeader-${township.slice(6)}`, { role: 'gridLeader', areaCode: township });
  await add('station', { role: 'serviceStation', areaCode: grid.slice(0, 9) });
  await add('supervisor', { role: 'supervisor', areaCode: grid.slice(0, 9) });
  await add('countyLeader', { role: 'gridLeader', areaCode: county.code });
  await add('admin', { role: 'admin', areaCode: county.code });
  await add('countySupervisor', { role: 'supervisor', areaCode: county.code });
  await add('analyst', { role: 'analyst', areaCode: county.code });
  for (const [n, organisationId] of organisations.entries())
    await add(`handler${n + 1}`, { role: 'handler', organisationId });
  // One who leads a grid and works in a department.
  await add(
    'both',
    { role: 'gridLeader', areaCode: beside },
    { role: 'handler', organisationId: organisations[0] ?? null },
  );
  // One who watches a township and works in every department: what they handled they may not inspect.
  await add(
    'watching-handler',
    { role: 'supervisor', areaCode: grid.slice(0, 9) },
    ...organisations.map((organisationId) => ({ role: 'handler', organisationId }) as const),
  );
  // One who is a grid's member and leads the county: a report about them is held where they are, and not told to them.
  await add(
    'member-and-leader',
    { role: 'gridMember', areaCode: grid },
    { role: 'gridLeader', areaCode: county.code },
  );
  const leaves = (code: string): string[] =>
    county.microGrids.filter((micro) => micro.startsWith(code));
  const places = [
    ...leaves(grid).slice(0, 2),
    ...leaves(beside).slice(0, 1),
    ...leaves(other).slice(0, 1),
  ];
  return { county, people, organisations, places };
}
