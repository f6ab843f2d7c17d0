import mongoose from 'mongoose';
import { openSession } from '../../commands/openSession';
import { createProjector } from '../../projections/projector';
import { rosterTemplate } from '../../roster/rosterSheets';
import { signRefreshToken } from '../../secrets/refreshToken';
import { buildPost } from '../factories';
import { phonePhoto, plainPng, plainWebp, polyglot } from '../hostileFiles';
import { buildModelWorld, type ModelPerson, type ModelWorld } from '../model/modelCast';
import { runModel } from '../model/runModel';
import { mp3Of } from '../mp3';
import type { TestServer } from '../testServer';
import type { FuzzCast } from './drawRequest';
import type { KnownWords } from './drawValue';

/** A county with people and reports in all states, and the tokens of those who ask. */
export interface FuzzWorld {
  readonly cast: FuzzCast;
  readonly tokens: ReadonlyMap<string, string>;
}

const OTHER_COUNTY = '610927';
const MODEL_STEPS = 160;

/** Who asks: every kind of person of the model's county, one of another county, one whose token ran out, nobody. */
export async function buildFuzzWorld(server: TestServer, seed: number): Promise<FuzzWorld> {
  await empty();
  const world = await buildModelWorld();
  await runModel({ server, world, steps: MODEL_STEPS, seed, workers: 6 });
  server.clock.set(new Date());
  // Their tokens are of the model's time.
  for (const { person } of world.people) server.signOut(person);
  await addMore(server, world);
  await createProjector(server.deps).drain();

  const tokens = new Map<string, string>();
  const open = async ({ key, person }: Pick<ModelPerson, 'key' | 'person'>) =>
    tokens.set(key, (await openSession(server.deps, person, 'wechat')).accessToken);
  for (const person of world.people) await open(person);
  const { person: stranger } = await buildPost({ role: 'admin', areaCode: OTHER_COUNTY });
  await open({ key: 'stranger', person: stranger });
  const [resident] = world.people;
  if (!resident) throw new Error('the county has no people');
  const longAgo = { ...server.deps, now: () => new Date(Date.now() - 86_400_000) };
  tokens.set('expired', (await openSession(longAgo, resident.person, 'wechat')).accessToken);

  const known = await gatherWords(server, resident);
  return {
    tokens,
    cast: { people: ['nobody', ...tokens.keys()], known, files: await goodFiles() },
  };
}

async function empty(): Promise<void> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is connected first');
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
    await db.collection(name).deleteMany({});
}

/** What the model's steps do not make: a talk, a robot, somebody held back, a day off, a photo that waits for its use. */
async function addMore(server: TestServer, { people, county }: ModelWorld): Promise<void> {
  const who = (key: string) => {
    const found = people.find((person) => person.key === key);
    if (!found) throw new Error(`the county has no ${key}`);
    return found.person;
  };
  const done = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };
  const admin = who('admin');
  const resident = who('resident2');
  const gridCode = county.grids[0];
  await done(server.put('/me', resident, { body: { gridCode, name: '李秀英' } }));
  const thread = (await done(server.post('/threads/mine', resident))) as { id: string };
  for (const text of ['在吗', '楼道灯不亮'])
    await done(
      server.post(`/threads/${thread.id}/messages`, resident, { body: { kind: 'text', text } }),
    );
  const webhook =
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7abc-4bc4-97a0-0ec251fa5aaa';
  const robot = { areaCode: county.code, name: '值班群', webhook, kinds: ['new'] };
  await done(server.post('/robots', admin, { body: robot }));
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await phonePhoto(80, 60))]), 'a.jpg');
  await done(server.post('/uploads', resident, { form }));
}

/**
 * Every short text of the database under its collection's name (ids first), and what answers alone hold: signed
 * addresses, receipts, cursors.
 */
async function gatherWords(server: TestServer, resident: ModelPerson): Promise<KnownWords> {
  const words = new Map<string, Set<string>>();
  const note = (name: string, word: unknown): void => {
    if (typeof word !== 'string' || word.length > 400) return;
    words.set(name, (words.get(name) ?? new Set()).add(word));
  };
  const { db } = mongoose.connection;
  for (const { name } of (await db?.listCollections({}, { nameOnly: true }).toArray()) ?? []) {
    const documents = (await db?.collection(name).find().limit(200).toArray()) ?? [];
    for (const document of documents) {
      note(name, document._id);
      for (const word of textsOf(document)) note('', word);
      if (typeof document.code === 'string') note(`${name}Code`, document.code);
      if (name === 'sessions')
        note(
          'refreshToken',
          signRefreshToken(server.deps.keyRing, {
            family: String(document._id),
            generation: Number(document.generation),
          }),
        );
    }
  }
  for (const path of ['/reports', '/inbox', '/threads'])
    for (const word of textsOf((await server.get(path, resident.person)).body)) note('', word);
  const names = [...words.keys()].sort();
  return {
    under: (name) => {
      const base = name.replace(/(Ids?|s)$/, '').toLowerCase();
      if (base === '') return [];
      return names
        .filter((one) => one.toLowerCase().startsWith(base))
        .flatMap((one) => [...(words.get(one) ?? [])]);
    },
    all: [...new Set([...words.values()].flatMap((some) => [...some]))],
  };
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.values(value).flatMap(textsOf);
}

async function goodFiles(): Promise<Buffer[]> {
  return [
    await phonePhoto(80, 60),
    await plainPng(),
    await plainWebp(),
    await polyglot(),
    mp3Of(2),
    await rosterTemplate(['第一局']),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    Buffer.alloc(0),
  ];
}
