import { randomUUID } from 'node:crypto';
import type { ApiProcess } from '../../miniapp/test/world/apiProcess';
import { accessTokenOf, addResidents, type BenchCounty } from './benchCounty';
import { processorSecondsOf } from './frame/cost';
import { type Call, sendAll } from './frame/load';

/** Of every entrant: seconds in the server and in mongod, all rounds together. */
export type Shares = Map<string, { server: number; database: number }>;

export const shareOf = (shares: Shares, name: string): string => {
  const { server, database } = shares.get(name) ?? { server: Number.NaN, database: Number.NaN };
  const percent = Math.round((server / (server + database)) * 100);
  return `${percent} % server, ${100 - percent} % mongod`;
};

/**
 * Processor seconds of server and mongod for these calls, and for what `untilDone` waits for; added to the shares.
 */
export async function spent(
  { database }: BenchCounty,
  server: ApiProcess,
  shares: Shares,
  name: string,
  calls: readonly Call[],
  untilDone?: () => Promise<void>,
): Promise<number> {
  const [member] = database.members;
  if (!member) throw new Error('a replica set without members');
  const read = async () => ({
    server: await processorSecondsOf(server.pid),
    database: await processorSecondsOf(member.pid),
  });
  const before = await read();
  await sendAll(calls);
  await untilDone?.();
  const after = await read();
  const share = shares.get(name) ?? { server: 0, database: 0 };
  share.server += after.server - before.server;
  share.database += after.database - before.database;
  shares.set(name, share);
  return after.server - before.server + (after.database - before.database);
}

const WORDS =
  '村口往东二百米，路灯坏了三盏，晚上老人孩子走路看不见，昨天有人绊倒，请尽快派人来修。';

/** Reports of as many people, under new keys every time. */
export async function reportsToSend({ place }: BenchCounty, count: number) {
  const residents = await addResidents(count);
  const [longitude, latitude] = place.gcj02;
  const body = JSON.stringify({
    category: 'road',
    words: WORDS,
    place: {
      source: 'map',
      position: { longitude, latitude, datum: 'GCJ-02', accuracyMetres: 20 },
      address: '村口小卖部东边',
    },
  });
  const of = (by: 'browser' | 'wechat') => (server: ApiProcess) =>
    residents.map(
      (person): Call => ({
        method: 'POST',
        url: `${server.address}/api/v1/reports`,
        headers: {
          authorization: `Bearer ${accessTokenOf(person, by)}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body,
      }),
    );
  return { browser: of('browser'), wechat: of('wechat') };
}

/** People take turns: who sends more than ten a minute is counted in the database, by all processes together. */
const GROUPS = 3;

/** The calls of the next group of people, each time it is asked. */
export async function takingTurns(county: BenchCounty, count: number) {
  const groups: Awaited<ReturnType<typeof reportsToSend>>[] = [];
  for (let group = 0; group < GROUPS; group++) groups.push(await reportsToSend(county, count));
  return () => {
    let turn = 0;
    return (by: 'browser' | 'wechat', server: ApiProcess): Call[] =>
      groups[turn++ % GROUPS]?.[by](server) ?? [];
  };
}
