import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveFrame, TicketResponse } from '@shared/schemas/events';
import type { ReportDetail } from '@shared/schemas/reports';
import { WebSocket } from 'ws';
import { openSession } from '../../api/commands/openSession';
import type { PersonDocument } from '../../api/models/Person';
import { Person } from '../../api/models/Person';
import { Post } from '../../api/models/Post';
import { buildPerson } from '../../api/test/factories';
import { testKeyRing } from '../../api/test/testKeyRing';
import { ApiClient } from '../../miniapp/test/world/apiClient';
import { ApiProcess } from '../../miniapp/test/world/apiProcess';
import { openWorld, type World } from '../../miniapp/test/world/openWorld';
import { COUNTY } from '../../miniapp/test/world/places';
import { playReport } from '../../miniapp/test/world/playReport';
import { bundledProgram } from '../cluster/bundledProgram';
import { startReplicaSet } from '../mongod/startReplicaSet';
import { freePort } from '../network/freePort';
import { atMost, measurement, type Results, type Row } from './frame/measurement';

const COLLECT_GARBAGE = path.join(import.meta.dirname, 'servers/collectGarbage.mjs');
const GOAL = { p95Milliseconds: 300, socketKilobytes: 12 };

interface Sizes {
  /** Sockets at one process, one run each. */
  readonly sockets: readonly number[];
  readonly actions: number;
}

interface FanOut {
  /** Milliseconds from before the action was sent to the frame, ascending: at the reporter, and at everybody told. */
  readonly reporter: readonly number[];
  readonly everybody: readonly number[];
  /** Of the process that holds the sockets, in bytes a socket, garbage collected before: */
  readonly resident: number;
  readonly live: number;
  readonly told: number;
}

/** One step a person may take 120 times a minute. */
const PACE_MS = 520;

/** A client that hears; the first frame is awaited. */
async function connect(
  address: string,
  token: string,
  onVersion: (version: number, at: number) => void,
): Promise<WebSocket> {
  const response = await fetch(`${address}/api/v1/events/tickets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
  });
  if (response.status !== 201) throw new Error(await response.text());
  const { ticket } = (await response.json()) as TicketResponse;
  const query = new URLSearchParams({ ticket, county: COUNTY });
  const socket = new WebSocket(`${address.replace('http', 'ws')}/api/v1/events?${query}`);
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data) => {
      const at = performance.now();
      const frame = JSON.parse(String(data)) as LiveFrame;
      if (frame.type === 'hello') resolve();
      if (frame.type === 'beat') socket.send('beat');
      if (frame.type === 'event' && frame.change.kind === 'report')
        onVersion(frame.change.version, at);
    });
  });
  return socket;
}

const tokenOf = async (person: Pick<PersonDocument, '_id' | 'county' | 'consent' | 'openid'>) =>
  (await openSession({ keyRing: testKeyRing, now: () => new Date() }, person, 'browser'))
    .accessToken;

interface Memory {
  /** What the operating system counts. */
  readonly resident: number;
  /** What objects and buffers hold. */
  readonly live: number;
}

async function memoryOf({ address, pid }: ApiProcess): Promise<Memory> {
  for (let turn = 0; turn < 3; turn += 1) {
    process.kill(pid, 'SIGUSR2');
    await sleep(1_000);
  }
  const text = await (await fetch(`${address}/metrics`)).text();
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
  return {
    resident: read('process_resident_memory_bytes'),
    live: read('nodejs_heap_size_used_bytes') + read('nodejs_external_memory_bytes'),
  };
}

/** People who look on: a fifth of them staff whose posts reach the report, the others residents it is none of. */
async function onlookers(world: World, count: number): Promise<PersonDocument[]> {
  const grid = world.place.path[3]?.code ?? COUNTY;
  const people: PersonDocument[] = [];
  for (let i = 0; i < count; i++) {
    const person = await buildPerson({ county: COUNTY, phone: null });
    people.push(person);
    if (i % 5 !== 0) continue;
    await Post.create({
      _id: randomUUID(),
      county: COUNTY,
      role: 'gridMember',
      personId: person._id,
      areaCode: grid,
      organisationId: null,
      onDuty: true,
      from: new Date('2026-01-01T00:00:00Z'),
      to: null,
      version: 1,
    });
  }
  return people;
}

/**
 * One person acts at one API process; the others hang on another: from the click to the frame that says so. The client
 * that measures runs on the same machine and shares its processors with the API and the database.
 */
async function fanOut(sockets: number, actions: number): Promise<FanOut> {
  const database = await startReplicaSet();
  const world = await openWorld(database.uri);
  const second = new ApiProcess(
    {
      ...world.api.env,
      PORT: String(await freePort()),
      NODE_OPTIONS: `--expose-gc --import ${COLLECT_GARBAGE}`,
    },
    await bundledProgram(),
  );
  const opened: WebSocket[] = [];
  try {
    await second.start();
    const people = await onlookers(world, sockets - 1);
    const id = await playReport(
      world,
      { category: 'road', words: '路面塌了一块，要围起来' },
      'accepted',
    );
    const handler = await ApiClient.signIn(world, 'handler');
    const reporter = await Person.findById(world.people.resident.id).lean();
    if (!reporter) throw new Error('the reporter is gone');

    const sentAt = new Map<number, number>();
    const first: number[] = [];
    const all: number[] = [];
    const hear = (times: number[][]) => (version: number, at: number) => {
      const sent = sentAt.get(version);
      if (sent !== undefined) for (const list of times) list.push(at - sent);
    };
    opened.push(await connect(second.address, await tokenOf(reporter), hear([first, all])));
    const join = async (some: readonly PersonDocument[]): Promise<Memory> => {
      for (const person of some)
        opened.push(await connect(second.address, await tokenOf(person), hear([all])));
      return memoryOf(second);
    };
    // The first quarter warms the process up: its code and its heap grow, and that is no socket's.
    const warm = Math.floor(people.length / 4);
    const before = await join(people.slice(0, warm));
    const after = await join(people.slice(warm));

    let { version } = (await handler.get<ReportDetail>(`/reports/${id}`)).body;
    for (let i = 0; i < actions; i++) {
      const began = performance.now();
      sentAt.set(version + 1, began);
      const answer = await handler.post<ReportDetail>(
        `/reports/${id}/progress`,
        { words: `第 ${i + 1} 次进展：材料在路上` },
        { version },
      );
      if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
      version += 1;
      await sleep(Math.max(0, PACE_MS - (performance.now() - began)));
    }
    await sleep(PACE_MS);
    const ascending = (list: number[]) => list.sort((a, b) => a - b);
    return {
      reporter: ascending(first),
      everybody: ascending(all),
      resident: (after.resident - before.resident) / (people.length - warm),
      live: (after.live - before.live) / (people.length - warm),
      told: all.length / actions,
    };
  } finally {
    for (const socket of opened) socket.terminate();
    await second.stop();
    await world.close();
    await database.stop();
  }
}

/** From one person's step to everybody's frame, and what a socket costs the process that holds it. */
async function measureEvents({ sockets: counts, actions }: Sizes): Promise<Results> {
  const rows: Row[] = [];
  for (const sockets of counts) {
    const { reporter, everybody, resident, live, told } = await fanOut(sockets, actions);
    for (const [who, times] of [
      ['the reporter', reporter],
      [`each of ${told.toFixed(0)} people told`, everybody],
    ] as const)
      rows.push({
        what: `${sockets} sockets: from the request to the frame at ${who}`,
        figure: [0.5, 0.95, 0.99]
          .map((share) => `p${share * 100} ${quantile(times, share).toFixed(0)} ms`)
          .join(', '),
        goal: atMost(quantile(times, 0.95), GOAL.p95Milliseconds, `p95 ${GOAL.p95Milliseconds} ms`),
      });
    for (const [what, bytes] of [
      ['resident memory', resident],
      ['objects and buffers', live],
    ] as const)
      rows.push({
        what: `${sockets} sockets: ${what} a socket`,
        figure: `${(bytes / 1024).toFixed(1)} KB`,
        goal: atMost(bytes / 1024, GOAL.socketKilobytes, `${GOAL.socketKilobytes} KB`),
      });
  }
  return {
    about: `sockets at one API process, ${actions} steps by one person at another`,
    rows,
  };
}

const quantile = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN;

export const events = measurement('events', measureEvents, {
  full: { sockets: [500, 2_000], actions: 100 },
  small: { sockets: [4], actions: 2 },
});
