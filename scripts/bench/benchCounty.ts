import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { sessionTokens } from '../../api/secrets/sessionTokens';
import { prepareDatabase } from '../../api/test/database';
import { buildPerson, type TestPerson } from '../../api/test/factories';
import { testKeyRing } from '../../api/test/testKeyRing';
import { apiSettings } from '../../miniapp/test/world/apiSettings';
import { COUNTY, importCounty, type Place } from '../../miniapp/test/world/places';
import { placePeople, type Who, type WorldPerson } from '../../miniapp/test/world/staff';
import { type ReplicaSet, startReplicaSet } from '../mongod/startReplicaSet';
import { freePort } from '../network/freePort';
import { createSimulator } from '../wechatSimulator/createSimulator';

const DATABASE = 'bench';

/** A county with its areas and people on a database of its own, before any process serves it. */
export interface BenchCounty {
  readonly database: ReplicaSet;
  readonly place: Place;
  readonly people: Readonly<Record<Who, WorldPerson>>;
  /** Settings for a process as it is run in production, on a port of its own. */
  settings(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** Connects mongoose of this process, too. */
export async function openBenchCounty(): Promise<BenchCounty> {
  const database = await startReplicaSet();
  await mongoose.connect(database.uri, {
    dbName: DATABASE,
    writeConcern: { w: 'majority', journal: true },
  });
  await prepareDatabase();
  const place = await importCounty();
  const people = await placePeople(place);
  const simulator = await createSimulator({ port: 0, county: COUNTY, mediaDelayMs: 20 });
  return {
    database,
    place,
    people,
    settings: async () => ({
      ...apiSettings({
        port: await freePort(),
        mongoUri: database.uri,
        dbName: DATABASE,
        wechatUrl: simulator.url,
      }),
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
    }),
    async close() {
      await simulator.close();
      await mongoose.disconnect();
      await database.stop();
    },
  };
}

/** People of the county who have agreed to the privacy text. */
export async function addResidents(count: number): Promise<TestPerson[]> {
  const people: TestPerson[] = [];
  for (let i = 0; i < count; i += 1)
    people.push(await buildPerson({ county: COUNTY, phone: null }));
  return people;
}

/**
 * A new access token, as a sign-in gives it: good for fifteen minutes, which a slow run outlasts.
 * @param by `wechat`: what the person writes is checked by WeChat while they are active
 */
export function accessTokenOf(
  { _id, county, consent, openid }: TestPerson,
  by: 'wechat' | 'browser',
): string {
  const person = { _id, county, consent, openid };
  return sessionTokens(testKeyRing, { _id: randomUUID(), by, generation: 1 }, person, new Date())
    .accessToken;
}
