import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { createApp } from '../../api/app';
import { createDeps } from '../../api/createDeps';
import { parseEnv } from '../../api/env';
import { connectDatabase } from '../../api/main';
import { rebuildProjections } from '../../api/projections/rebuildProjections';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { openDatabase } from '../mongod/openDatabase';
import { createRandom } from '../seed/random';
import { seedPeople } from '../seed/seedPeople';
import { createSetClock } from '../seed/seedWorld';
import { demonstrationKeys } from '../start/demonstrationKeys';
import { ensureCounty } from '../start/ensureCounty';
import { demonstrationSettings } from '../start/settings';
import { createSimulator } from '../wechatSimulator/createSimulator';
import { createPhoneSide } from '../wechatSimulator/phoneSide';
import { gatherPeople } from './gatherPeople';
import { simulateMessages } from './messages';
import { simulateCounty } from './simulateCounty';
import type { Tally } from './simulatedPerson';

/**
 * Plays hours of a county with many people through the public API, on a database that is gone afterwards, and compares
 * what is derived with the timelines at the end. The same seed draws the same people and wishes.
 */
await runMain(async () => {
  const { county, hours, people: count, seed } = readArguments();
  const began = Date.now();
  const progress = createProgressLine(process.stderr);
  const database = await openDatabase({ keep: 'ephemeral', onProgress: progress.note });
  const simulator = await createSimulator({ port: 0, county });
  const settings = demonstrationSettings(process.env, {
    county,
    databaseUri: database.uri,
    keys: await demonstrationKeys(),
    simulatorUrl: simulator.url,
    publicUrl: 'http://localhost',
  });
  const env = parseEnv({ ...settings, RATE_LIMITS: 'off', LOG_LEVEL: 'error' });
  // A Monday morning: working hours and a night lie within a day.
  const clock = createSetClock(new Date('2026-11-23T00:00:00Z'));
  await ensureCounty(database.uri, env.MONGODB_DATABASE, county);
  await connectDatabase(env);
  const deps = await createDeps(env, clock.now);
  const server = createServer(createApp(deps).callback());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    progress.show(simulateMessages.people);
    const contacts = await seedPeople(deps, county, createRandom(Number(county)));
    await deps.directory.refresh(county);
    const tally: Tally = { requests: 0, statuses: new Map(), steps: new Map() };
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const people = await gatherPeople(
      await deps.directory(county),
      createPhoneSide(simulator.url),
      {
        url,
        people: count,
        seed,
        tally,
        openids: new Map(contacts.map(({ phone, openid }) => [phone, openid])),
      },
    );
    await simulateCounty({
      deps,
      clock,
      people,
      tally,
      hours,
      seed,
      onProgress: (hour) => progress.show(simulateMessages.hour, hour + 1, hours),
    });
    progress.show(simulateMessages.rebuilding);
    const rebuilt = await rebuildProjections(county);
    progress.end();
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(simulateMessages.result(tally, hours, people.length, seconds));
    const { reports, entries, differences } = rebuilt;
    for (const difference of differences.slice(0, 10)) console.log(JSON.stringify(difference));
    console.log(simulateMessages.rebuilt(reports, entries, differences.length));
    return differences.length === 0 ? 0 : 1;
  } finally {
    server.close();
    server.closeAllConnections();
    await deps.live.close();
    await deps.close();
    await mongoose.disconnect();
    await simulator.close();
    await database.stop();
  }
});

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        county: { type: 'string', default: process.env.COUNTY ?? '411728' },
        hours: { type: 'string', default: '24' },
        people: { type: 'string', default: '500' },
        seed: { type: 'string', default: '1' },
      },
    });
    const [hours, people, seed] = [values.hours, values.people, values.seed].map(Number);
    if (!/^\d{6}$/.test(values.county)) throw new Error();
    if (!hours || !people || seed === undefined || Number.isNaN(seed)) throw new Error();
    return { county: values.county, hours, people, seed };
  } catch {
    throw new ExpectedFailure(simulateMessages.usage);
  }
}
