import { randomUUID } from 'node:crypto';
import type { ApiProcess } from '../../miniapp/test/world/apiProcess';
import { accessTokenOf, addResidents, type BenchCounty } from './benchCounty';
import type { Call } from './frame/load';

const WORDS =
  '村口往东二百米，路灯坏了三盏，晚上老人孩子走路看不见，昨天有人绊倒，请尽快派人来修。';

/** Where somebody writes from. */
export type By = 'browser' | 'wechat';

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
  const of = (by: By) => (server: ApiProcess) =>
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
    return (by: By, server: ApiProcess): Call[] => groups[turn++ % GROUPS]?.[by](server) ?? [];
  };
}
