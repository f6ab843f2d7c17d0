import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { STATES } from '@shared/states';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEndpoints } from '../../routes/allEndpoints';
import { BROKEN } from './broken';
import { checkAccess, type Part } from './checkAccess';
import { operationOf } from './fixtures/allFixtures';
import { createRewind, type Rewind } from './rewind';
import { buildWorld, type World, withEndpoints } from './world';

const DOCUMENT = path.resolve(import.meta.dirname, '../../../docs/access.md');
const frozen = await readFile(DOCUMENT, 'utf8');

let world: World;
let rewind: Rewind;
beforeAll(async () => {
  world = await buildWorld();
  rewind = await createRewind();
}, 240_000);
afterAll(async () => {
  rewind.close();
  await world.server.close();
});

it('knows a report in every state there is', () => {
  expect(new Set(world.reports.map(({ state }) => state))).toEqual(new Set(STATES));
});

it('holds the API to docs/access.md, to the policies and to what may be seen of others', async () => {
  const findings: string[] = [];
  const result = await checkAccess(world, rewind, {
    parts: ['table', 'lists'],
    everybody: false,
    frozen,
    onFinding: (finding) => findings.push(finding),
  });
  console.log(JSON.stringify(result.calls));
  expect(findings).toEqual([]);
  expect(result.operations).toBe(allEndpoints.length);
}, 300_000);

/** What is broken, where it is looked for, and how it is told. */
const CAUGHT: readonly (readonly [name: string, part: Part, only: string, told: RegExp])[] = [
  [
    'a post reaches beside',
    'table',
    'POST /reports/:id/verification',
    /verification \(.+\) answers .+: may; the policy says hidden/,
  ],
  [
    'a list of everybody’s reports',
    'table',
    'GET /reports',
    /^GET \/reports \(.+\) shows .+: number of the report/,
  ],
  [
    '403 instead of 404',
    'table',
    'GET /reports/:id',
    /^GET \/reports\/:id \(.+\) answers .+: 403; the policy says hidden/,
  ],
  ['no sign-in needed', 'table', 'GET /tasks', /GET \/tasks \(\) needs consent: now nothing/],
  [
    'the reporter’s phone is not masked',
    'table',
    'GET /reports/:id',
    /^GET \/reports\/:id \(.+\) shows .+: phone of reporter/,
  ],
  [
    'an operation nobody thought of',
    'table',
    'GET /everything',
    /^GET \/everything: no fixture says how it is called and by which rule/,
  ],
];

describe('a broken API is caught', () => {
  it.each(CAUGHT)(
    '%s',
    async (name, part, only, told) => {
      const findings: string[] = [];
      const endpoints = BROKEN[name] ?? [];
      const broken = await withEndpoints(world, endpoints);
      await checkAccess(broken, rewind, {
        parts: [part],
        // Who stands beside is one of many.
        everybody: name === 'a post reaches beside',
        frozen,
        endpoints,
        only: (endpoint) => operationOf(endpoint) === only,
        onFinding: (finding) => findings.push(finding),
      });
      await broken.server.close();
      expect(findings.filter((finding) => told.test(finding))).not.toEqual([]);
    },
    120_000,
  );
});
