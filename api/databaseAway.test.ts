import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SubmitResponse } from '@shared/schemas/reports';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundledProgram } from '../scripts/cluster/bundledProgram';
import { type ReplicaSet, startReplicaSet } from '../scripts/mongod/startReplicaSet';
import { ownDatabaseName } from '../scripts/test/databaseUri';
import { openSession } from './commands/openSession';
import { InboxEntry } from './models/InboxEntry';
import { Report } from './models/Report';
import { buildCounty, type TestCounty } from './test/buildCounty';
import { prepareDatabase } from './test/database';
import { buildPerson, buildPost, type TestPerson } from './test/factories';
import { openLive } from './test/liveClient';
import { buildCast, type Cast, reportBody } from './test/reportStory';
import { TEST_INDEX_KEY, TEST_MASTER_KEYS, testKeyRing } from './test/testKeyRing';
import type { TestAnswer, TestRequest } from './test/testServer';

/** How long it stands still, and how long it is dead. By hand with 30000. */
const AWAY_MS = Number(process.env.DATABASE_AWAY_MS ?? 5_000);
/** Longer than this nobody on a phone waits for "try again"; the machine of a test is slower than a server. */
const LONGEST_ANSWER_MS = 7_000;
const BETWEEN_MS = 400;
const database = ownDatabaseName();

interface Attempt {
  readonly key: string;
  readonly answer: TestAnswer<SubmitResponse & { error: { code: string; message: string } }>;
  readonly milliseconds: number;
}

let directory: string;
let set: ReplicaSet;
let api: ChildProcess;
let url: string;
let county: TestCounty;
let cast: Cast;
let log = '';
const tokens = new Map<string, string>();

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'database-away-'));
  set = await startReplicaSet({ dataDir: directory });
  // The project's own set is for the other files: this one is taken away.
  await mongoose.disconnect();
  await mongoose.connect(set.uri, { dbName: database });
  await prepareDatabase();
  county = await buildCounty();
  cast = await buildCast(county);
  for (const person of [cast.resident, cast.neighbour]) await signIn(person);
  ({ api, url } = await startApiProcess());
});

afterAll(async () => {
  api?.kill('SIGKILL');
  await mongoose.disconnect();
  await set?.stop();
  await rm(directory, { recursive: true, force: true });
});

async function signIn(person: TestPerson): Promise<void> {
  const base = { keyRing: testKeyRing, now: () => new Date() };
  tokens.set(person._id, (await openSession(base, person, 'browser')).accessToken);
}

async function startApiProcess(): Promise<{ api: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [await bundledProgram()], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      PORT: '0',
      MONGODB_URI: set.uri,
      MONGODB_DATABASE: database,
      MASTER_KEYS: TEST_MASTER_KEYS,
      INDEX_KEY: TEST_INDEX_KEY,
      COUNTY: county.code,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.on('data', (data) => {
    log += data;
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      log += data;
      const found = /^API: (\S+)$/m.exec(log)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(log)));
  });
  return { api: child, url: address };
}

async function send<Body = never>(
  method: string,
  route: string,
  person: TestPerson | null,
  { body, key = randomUUID() }: TestRequest = {},
): Promise<TestAnswer<Body>> {
  const response = await fetch(new URL(route, url), {
    method,
    headers: {
      ...(person && { authorization: `Bearer ${tokens.get(person._id)}` }),
      ...(method === 'POST' && {
        'idempotency-key': key ?? '',
        'content-type': 'application/json',
      }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const { status, headers } = response;
  return { status, headers, bytes, body: JSON.parse(bytes.toString('utf8')) };
}
const client = () => ({
  url,
  post: <Body>(route: string, person: unknown, request?: TestRequest) =>
    send<Body>('POST', `/api/v1${route}`, person as TestPerson, request),
});

async function submit(key: string): Promise<Attempt> {
  const body = reportBody(county, county.microGrids[0] ?? '', {
    words: `路上有个大坑，编号 ${key}`,
  });
  const begun = performance.now();
  const answer = await send<Attempt['answer']['body']>('POST', '/api/v1/reports', cast.resident, {
    key,
    body,
  });
  return { key, answer, milliseconds: performance.now() - begun };
}

const read = async () => {
  const begun = performance.now();
  const answer = await send<Attempt['answer']['body']>('GET', '/api/v1/reports', cast.resident);
  return { answer, milliseconds: performance.now() - begun };
};

/** Asks until it is so. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 15_000; !(await isSo()); await sleep(100))
    if (performance.now() > end) throw new Error(`${what}\n${log.slice(-4000)}`);
}
const isReady = async () => (await send('GET', '/readyz', null)).status === 200;

/** Writes and reads all the time while the database is away and until it is back. */
async function during(away: () => Promise<void>) {
  const going: Promise<Attempt>[] = [];
  const reads: ReturnType<typeof read>[] = [];
  let back = false;
  const work = (async () => {
    while (!back) {
      going.push(submit(randomUUID()));
      reads.push(read());
      await sleep(BETWEEN_MS);
    }
  })();
  await sleep(BETWEEN_MS * 2);
  await away();
  await until('ready again', isReady);
  back = true;
  await work;
  return { writes: await Promise.all(going), reads: await Promise.all(reads) };
}

async function notReadyButAlive(): Promise<void> {
  expect((await send('GET', '/healthz', null)).status).toBe(200);
  expect((await send('GET', '/readyz', null)).status).toBe(503);
}

async function standStill(): Promise<void> {
  const pid = set.members[0]?.pid ?? 0;
  process.kill(pid, 'SIGSTOP');
  try {
    await Promise.all([sleep(AWAY_MS), notReadyButAlive()]);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

async function dieAndRestart(): Promise<void> {
  const [member] = set.members;
  process.kill(member?.pid ?? 0, 'SIGKILL');
  await member?.ended;
  await Promise.all([sleep(AWAY_MS), notReadyButAlive()]);
  set = await startReplicaSet({ dataDir: directory });
}

test.each([
  ['stands still', standStill],
  ['is killed and begins again', dieAndRestart],
])('the database %s', { timeout: 60_000 + 2 * AWAY_MS }, async (what, away) => {
  const live = await openLive(client(), cast.resident);
  const earlier = await Report.countDocuments({});
  const { writes, reads } = await during(away);

  const answers = [...writes, ...reads];
  const refused = answers.filter(({ answer }) => answer.status >= 400);
  const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
  console.log(
    `${what} for ${AWAY_MS / 1000} s: ${answers.length} requests, ${refused.length} try again, slowest ${Math.round(slowest)} ms`,
  );
  expect(refused.length).toBeGreaterThan(0);
  for (const { answer } of refused) {
    expect([answer.status, answer.body.error.code]).toEqual([503, 'try_again']);
    expect(answer.headers.get('retry-after')).toBe('3');
    expect(answer.body.error.message).toBe('系统正忙，请稍后再试，您填写的内容不会丢');
    expect(answer.bytes.toString()).not.toMatch(/mongo|127\.0\.0\.1|ECONN|timed out|primary/i);
  }
  expect(slowest).toBeLessThan(LONGEST_ANSWER_MS);

  // Acknowledged: there, once. Not acknowledged: whole or not at all, and the same key makes it so.
  for (const { key, answer } of writes) {
    const again = await submit(key);
    expect(again.answer.status).toBe(201);
    if (answer.status === 201) expect(again.answer.body.id).toBe(answer.body.id);
  }
  expect(await Report.countDocuments({})).toBe(earlier + writes.length);

  await until('every report was told once', async () => {
    if (await Report.exists({ pendingProjection: true })) return false;
    const told = await InboxEntry.distinct('reportId', { personId: cast.gridMember._id });
    return told.length === earlier + writes.length;
  });

  // A post that another process gives is known here.
  const { person } = await buildPost({ role: 'handler', person: await buildPerson() });
  await signIn(person);
  await until('the directory goes on', async () => {
    const me = await send<{ posts: unknown[] }>('GET', '/api/v1/me', person);
    return me.status === 200 && me.body.posts.length === 1;
  });

  // The socket that was open all the time hears what happens now.
  const last = await submit(randomUUID());
  await live.frame(
    (frame) =>
      frame.type === 'event' &&
      frame.change.kind === 'report' &&
      frame.change.reportId === last.answer.body.id,
  );
  await live.cut();
  expect(api.exitCode).toBeNull();
  expect(log).not.toMatch(/unhandled/i);
});

test('it ends in order afterwards', async () => {
  api.kill('SIGTERM');
  expect(await once(api, 'exit')).toEqual([0, null]);
});
