import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simulateCounty } from '../../../scripts/simulate/simulateCounty';
import { SIMULATOR_SMS } from '../../../scripts/wechatSimulator/simulatorAccount';
import { createApp } from '../../app';
import { Person } from '../../models/Person';
import { allEndpoints } from '../../routes/allEndpoints';
import type { Endpoint } from '../../routes/endpoint';
import { openidIndex } from '../../secrets/personalData';
import { TEST_COUNTY } from '../buildCounty';
import { startTestServer, type TestServer } from '../testServer';
import { ALLOWED } from './allowed';
import { makeCanary } from './canaries';
import { checkReveals } from './checkReveals';
import { HEAR_ALL, hearEverything, livePosition } from './hearEverything';
import { checkExport, leave } from './leave';
import { PlaceLedger } from './ledgerOfPlaces';
import { playStory } from './playStory';
import { buildPrivacyWorld, type Player, type PrivacyWorld } from './privacyWorld';
import { firstOfEachKind, readEverything } from './readEverything';
import { searchBackup } from './searchBackup';
import { dumpDatabase, findUnlistedSealed } from './searchDatabase';
import { searchFiles } from './searchFiles';
import { searchOutgoing, searchReceived } from './searchOutgoing';
import { sendMistakes } from './sendMistakes';
import { type Exchange, tapped } from './tap';
import { type Outgoing, tapOutgoing } from './tapOutgoing';
import { textsOf } from './textsOf';

export interface PrivacyRun {
  readonly residents: number;
  readonly hours: number;
  readonly seed: number;
  /** Beside those of the program: nothing else is told of them. */
  readonly endpoints?: readonly Endpoint[];
  /** Writes everything to the files of the database and says where they are; where it compresses nothing. */
  readonly rawFiles?: () => Promise<string>;
  readonly onProgress?: (what: string) => void;
}

export interface PrivacyResult {
  /** What was where it may not be, or missing where it must be; none is wanted. */
  readonly failures: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** Lines of the table that nothing was found by: what they allow was not reached. */
  readonly unusedLines: readonly string[];
}

const START = new Date('2026-11-23T01:00:00Z');
/** Of who is reported for, and of whom mistakes speak: nobody's else. */
const ABSENT = 9001;
const MISTAKEN = 9002;

/** Plants personal data, lets the county live, and searches every place it could have got to. */
export async function runPrivacy(run: PrivacyRun): Promise<PrivacyResult> {
  const outgoing: Outgoing[] = [];
  const fetching = tapOutgoing((request) => outgoing.push(request));
  let log = '';
  const { templates, ...account } = SIMULATOR_SMS;
  const ids = Object.entries(templates).map(([use, { id }]) => [use, id]);
  const server = await startTestServer(
    {
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'debug',
      SMS_ACCOUNTS: { [TEST_COUNTY]: { ...account, templates: Object.fromEntries(ids) } },
    },
    {
      liveLimits: HEAR_ALL,
      logs: {
        write(line) {
          log += line;
        },
      },
    },
  );
  const endpoints = [...allEndpoints, ...(run.endpoints ?? [])];
  const exchanges: Exchange[] = [];
  const tap = createServer(
    tapped(createApp(server.deps, endpoints).callback(), endpoints, (exchange) =>
      exchanges.push(exchange),
    ),
  );
  await new Promise<void>((resolve) => tap.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(tap.address() as AddressInfo).port}`;
  try {
    return await search({ run, server, url, endpoints, exchanges, outgoing, log: () => log });
  } finally {
    tap.closeAllConnections();
    tap.close();
    fetching.stop();
    await server.close();
  }
}

interface Searching {
  readonly run: PrivacyRun;
  readonly server: TestServer;
  readonly url: string;
  readonly endpoints: readonly Endpoint[];
  readonly exchanges: Exchange[];
  readonly outgoing: readonly Outgoing[];
  readonly log: () => string;
}

async function search(searching: Searching): Promise<PrivacyResult> {
  const { run, server, url, endpoints, exchanges, outgoing, log } = searching;
  const say = run.onProgress ?? (() => {});
  server.clock.set(START);
  say('planting');
  const world = await buildPrivacyWorld(server, url, run.residents);
  const listening = await listeners(server, world);
  const [[anybody] = ['']] = listening;
  const since = await livePosition(server, anybody);
  const story = await playStory(url, world, makeCanary(ABSENT));
  say('living');
  await simulateCounty({
    deps: server.deps,
    clock: { now: server.deps.now, set: server.clock.set },
    // Who leaves has no open report: what is open stays until it has ended.
    people: world.players.filter((one) => one !== story.leaving).map(({ device }) => device),
    tally: world.tally,
    hours: run.hours,
    seed: run.seed,
    onProgress: () => {},
  });
  const ledger = new PlaceLedger(world.players);
  const failures: string[] = [];

  say('reading');
  const reading = await readEverything({
    url,
    endpoints,
    world,
    found: await fileUrls(world, exchanges),
  });
  failures.push(...reading.unanswered.map((what) => `not searched: ${what}`));
  const mistakes = await sendMistakes(url, makeCanary(MISTAKEN), world.first('admin'));
  failures.push(...(await checkExport(url, story.leaving)));
  await fetch(`${url}/metrics`).then((answer) => answer.arrayBuffer());

  say('searching');
  const players = await playersById(server, world);
  await searchExchanges(ledger, exchanges, players);
  const frames = await hearEverything(server, ledger, listening, since);
  const reveals = await checkReveals(exchanges);
  failures.push(...reveals.missing);
  const documents = await searchDocuments(ledger);
  failures.push(
    ...(await findUnlistedSealed()).map((place) => `sealed where no rotation looks: ${place}`),
  );
  searchOutgoing(ledger, outgoing);
  const received = await searchReceived(ledger, server.phones, world, story.robotKey);
  const backupBytes = await searchBackup(ledger);
  const rawBytes = run.rawFiles ? await searchRaw(ledger, await run.rawFiles(), failures) : 0;
  ledger.search('log', log());

  say('leaving');
  exchanges.length = 0;
  const gone = await leave(server, story.leaving);
  failures.push(...gone.left, ...gone.unseen.map((trace) => `was never there: ${trace}`));
  ledger.gone.add(story.leaving.canary.number);
  const staying = world.players.filter((player) => player !== story.leaving);
  await readEverything({ url, endpoints, world: { ...world, players: staying }, found: [] });
  await searchExchanges(ledger, exchanges, players);
  await searchDocuments(ledger);
  ledger.search('log', log());

  return {
    failures: [...failures, ...ledger.failures],
    unusedLines: ALLOWED.filter((line) => !ledger.used.has(line)).map(({ why }) => why),
    counts: {
      people: world.players.length,
      requests: world.tally.requests,
      reads: reading.sent,
      mistakes,
      reveals: reveals.shown,
      documents,
      sent: outgoing.length,
      received,
      logLines: log().split('\n').length,
      frames,
      backupBytes,
      rawBytes,
      texts: ledger.texts,
      characters: ledger.searched,
      sightings: ledger.sightings,
      tracesOfErased: gone.traces,
    },
  };
}

/** Signed addresses of files as they are now, for anybody who has them. */
async function fileUrls({ first }: PrivacyWorld, exchanges: readonly Exchange[]) {
  await first('resident').device.get('/reports');
  const last = exchanges.at(-1)?.body.toString() ?? '';
  return new Set(last.match(/\/files\/[\w-]+\?[^"]+/g));
}

/** One of every kind, by who they are. */
async function listeners(server: TestServer, world: PrivacyWorld): Promise<[string, Player][]> {
  const kinds = firstOfEachKind(world.players);
  for (const { device } of kinds) await device.get('/me');
  return [...(await playersById(server, world))].filter(([, player]) => kinds.includes(player));
}

async function playersById(
  { deps }: TestServer,
  { players }: PrivacyWorld,
): Promise<ReadonlyMap<string, Player>> {
  const byIndex = new Map(
    players.map((player) => [
      openidIndex(deps.keyRing, deps.env.COUNTY, player.canary.openid),
      player,
    ]),
  );
  const people = await Person.find({ openidIndex: { $ne: null } }, { openidIndex: 1 }).lean();
  return new Map(
    people.flatMap(({ _id, openidIndex: index }) => {
      const player = byIndex.get(index ?? '');
      return player ? [[_id, player] as const] : [];
    }),
  );
}

async function searchExchanges(
  ledger: PlaceLedger,
  exchanges: readonly Exchange[],
  players: ReadonlyMap<string, Player>,
): Promise<void> {
  for (const { place, status, personId, headers, body, type } of exchanges) {
    const reader = players.get(personId ?? '') ?? null;
    const at = place.endsWith('/metrics') ? 'metrics' : status >= 400 ? 'error' : place;
    const of = at === place ? '' : ` ${place}`;
    ledger.search('response header', headers, reader, ` ${place}`);
    for (const text of await textsOf(body, type)) ledger.search(at, text, reader, of);
  }
}

async function searchDocuments(ledger: PlaceLedger): Promise<number> {
  let count = 0;
  for await (const { collection, id, text } of dumpDatabase()) {
    ledger.search(`database ${collection}`, text, null, ` ${id}`);
    count += 1;
  }
  return count;
}

/** Sealed data in the database's own files; a number people wrote stands there in clear, and shows that one can see. */
async function searchRaw(ledger: PlaceLedger, folder: string, failures: string[]): Promise<number> {
  const { bytes, found } = await searchFiles(folder);
  for (const { file, sighting } of found) ledger.judge('raw files', sighting, null, ` ${file}`);
  if (!found.some(({ sighting }) => sighting.kind === 'writtenPhone'))
    failures.push('raw files: not even what is not sealed was found');
  return bytes;
}
