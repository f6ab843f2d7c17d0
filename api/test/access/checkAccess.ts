import { allEndpoints } from '../../routes/allEndpoints';
import type { Endpoint } from '../../routes/endpoint';
import { differences, NEEDS, readAccess, renderAccess } from './accessDocument';
import type { Kind } from './cast';
import { checkFiles } from './checkFiles';
import { checkKeys } from './checkKeys';
import { checkLists } from './checkLists';
import { checkMatrix, type Row } from './checkMatrix';
import { checkSockets } from './checkSockets';
import { allFixtures, operationOf, uncovered } from './fixtures/allFixtures';
import type { Fixture } from './fixtures/fixture';
import { stepsOnAll } from './fixtures/stepFixtures';
import type { Rewind } from './rewind';
import type { World } from './world';

/** `table`: each line of docs/access.md; `steps`: every step on every report; `lists`: what is in lists, files, sockets. */
export const PARTS = ['table', 'steps', 'lists'] as const;
export type Part = (typeof PARTS)[number];

export interface AccessOptions {
  readonly parts: readonly Part[];
  /** Everybody everywhere; else in each line and list some, others in the next. */
  readonly everybody: boolean;
  /** docs/access.md as it stands. */
  readonly frozen: string;
  /** Those of the program, unless a broken one is to be caught. */
  readonly endpoints?: readonly Endpoint[];
  /** Only these operations. */
  readonly only?: (endpoint: Endpoint) => boolean;
  readonly onProgress?: (part: Part, calls: number) => void;
  /** As soon as it is found. */
  readonly onFinding: (finding: string) => void;
}

export interface AccessResult {
  /** docs/access.md as the API answered now; of some operations only where only those were asked. */
  readonly document: string;
  readonly calls: Readonly<Record<Part, number>>;
  readonly kinds: number;
  readonly operations: number;
}

/** Who also tries ids that nothing has where not everybody does: those who might be curious. */
const CURIOUS: readonly string[] = [
  'neighbour',
  'grid member beside',
  'supervisor beside',
  'handler of another organisation',
  'administrator of another county',
];
/** Whose lists are read where not everybody's are. */
const READERS: readonly string[] = [
  'reporter',
  'supervisor of the village',
  'administrator of the township',
  'administrator of the county',
];

/** Holds every answer of the API to docs/access.md, to the policies, and to what may be seen of others. */
export async function checkAccess(
  world: World,
  rewind: Rewind,
  options: AccessOptions,
): Promise<AccessResult> {
  const { onFinding, everybody, onProgress } = options;
  const endpoints = options.endpoints ?? allEndpoints;
  const chosen = endpoints.filter(options.only ?? (() => true));
  const { kinds } = world.cast;
  const calls: Record<Part, number> = { table: 0, steps: 0, lists: 0 };
  const rows: Row[] = [];
  const fixtures = allFixtures(world);
  uncovered(endpoints, fixtures).forEach(onFinding);
  const shared = { world, rewind, endpoints: chosen, onFinding };
  if (options.parts.includes('table')) {
    const table = await checkMatrix({
      ...shared,
      fixtures,
      callers: (fixture, index) => (everybody ? kinds : someOf(kinds, fixture, index)),
      probes: ({ name }) => everybody || CURIOUS.includes(name),
      onProgress: (done) => onProgress?.('table', done),
    });
    rows.push(...table.rows);
    compareRows(rows, options, everybody);
    calls.table = table.calls + (await checkKeys(world, rewind, { rows, fixtures, onFinding }));
  }
  if (options.parts.includes('steps')) {
    const steps = await checkMatrix({
      ...shared,
      fixtures: stepsOnAll(world.reports),
      callers: () => kinds,
      probes: () => false,
      onProgress: (done) => onProgress?.('steps', done),
    });
    calls.steps = steps.calls;
  }
  if (options.parts.includes('lists')) {
    const readers = everybody ? kinds : READERS.map((name) => world.cast.of(name));
    const searched = everybody ? world.reports : [world.report('accepted')];
    calls.lists = await checkLists(world, rewind, {
      readers,
      searched,
      onFinding,
      onProgress: (done) => onProgress?.('lists', done),
    });
    calls.lists += await checkFiles(world, onFinding);
    const { reports } = world;
    calls.lists += await checkSockets(world, rewind, { kinds: readers, reports, onFinding });
  }
  const names = kinds.map(({ name }) => name);
  return {
    document: renderAccess(rows, names),
    calls,
    kinds: kinds.length,
    operations: chosen.length,
  };
}

/** Every tenth in a line, others in the next; fewer where it is for everybody or one’s own. */
const someOf = (kinds: readonly Kind[], { policy }: Fixture, index: number): readonly Kind[] => {
  const step = typeof policy === 'string' ? 40 : 10;
  return kinds.filter((_, n) => (n + index) % step === 0);
};

function compareRows(
  rows: readonly Row[],
  { frozen, only, onFinding }: AccessOptions,
  everybody: boolean,
): void {
  const document = readAccess(frozen);
  for (const { endpoint, label, verdicts } of rows) {
    const operation = operationOf(endpoint);
    const needs = document.needs(operation, label);
    if (needs !== NEEDS[endpoint.access])
      onFinding(
        `docs/access.md ${operation} (${label}) needs ${needs}: now ${NEEDS[endpoint.access]}`,
      );
    for (const [verdict, names] of verdicts)
      for (const name of names) {
        const expected = document.verdict(operation, label, name) ?? 'no line';
        if (expected !== verdict)
          onFinding(
            `docs/access.md ${operation} (${label}) has ${expected} for ${name}: now ${verdict}`,
          );
      }
  }
  if (!everybody || only) return;
  const names = rows[0] ? [...rows[0].verdicts.values()].flat() : [];
  for (const line of differences(frozen, renderAccess(rows, names)))
    onFinding(`docs/access.md ${line}`);
}
