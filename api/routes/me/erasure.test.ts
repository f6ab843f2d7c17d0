import type { ErasureResponse } from '@shared/schemas/erasure';
import type { ReportDetail } from '@shared/schemas/reports';
import type { SessionResponse } from '@shared/schemas/sessions';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runErasures } from '../../commands/erasePerson/runErasures';
import type { Deps } from '../../deps';
import { Erasure } from '../../models/Erasure';
import { InboxEntry } from '../../models/InboxEntry';
import { Report } from '../../models/Report';
import { Restriction } from '../../models/Restriction';
import { SubscriptionQuota } from '../../models/SubscriptionQuota';
import { projectPending } from '../../projections/projectPending';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { uploadPhoto } from '../../test/contentStory';
import { buildPerson, buildPost, type TestPerson } from '../../test/factories';
import { buildCast, type Cast, stepsOf, submit } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let cast: Cast;
const DAY_MS = 86_400_000;
const START = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  cast = await buildCast(county);
});
beforeEach(() => server.clock.set(START));
afterAll(() => server.close());

type Failure = { error: { code: string } };
const ask = (person: TestPerson | null) =>
  server.post<ErasureResponse & Failure>('/me/erasure', person, { body: {} });

/** Lets the days pass, and the tokens run off. */
async function carryOut(deps: Deps = server.deps): Promise<void> {
  server.clock.advance(7 * DAY_MS);
  await runErasures(deps);
  server.clock.advance(17 * 60_000);
  await runErasures(deps);
}

/**
 * Every value of every document, and every byte of every file, with one of these in it. The audit log, to which lines
 * are only added, keeps the bare id of an erased person: it points to nobody.
 */
async function findAnywhere(secrets: readonly string[], personId?: string): Promise<string[]> {
  const { db } = mongoose.connection;
  const found: string[] = [];
  for (const { name } of (await db?.listCollections().toArray()) ?? []) {
    for await (const document of db?.collection(name).find() ?? []) {
      const text = JSON.stringify(document, (_key, value) =>
        value instanceof mongoose.mongo.Binary ? value.toString('base64') : value,
      );
      for (const secret of secrets)
        if (name === 'auditEntries' && secret === personId) continue;
        else if (text.includes(secret)) found.push(`${name}/${String(document._id)}: ${secret}`);
    }
  }
  return found;
}

/** Steps of a report from verified to rated by its reporter. */
async function close(id: string, resident: TestPerson): Promise<void> {
  const step = stepsOf(server, id);
  await step('verification', cast.gridMember);
  const target = { kind: 'organisation', organisationId: cast.organisationId };
  await step('dispatch', cast.villageLeader, { target });
  await step('acceptance', cast.handler);
  await step('progress', cast.handler, { words: '欧阳灵犀来过电话 139-8765-4321，已说明' });
  await step('resolution', cast.handler, { words: '已修好，欧阳灵犀认可' });
  const rated = await step('rating', resident, {
    solved: true,
    satisfaction: 'satisfied',
    words: '评价里的金丝雀',
  });
  expect(rated.body.state).toBe('closed');
}

/** A person who left something wherever a person can, and what must not be found of it afterwards. */
async function plant() {
  const resident = await buildPerson({
    name: '欧阳灵犀',
    phone: '13987654321',
    gridCode: county.grids[0] ?? null,
  });
  const photos = [await uploadPhoto(server, resident), await uploadPhoto(server, resident, '#a33')];
  const unused = await uploadPhoto(server, resident, '#33a');
  const [first, second] = photos;
  const place = {
    source: 'list' as const,
    areaCode: county.microGrids[0],
    address: '金丝雀巷七号',
  };
  const closed = await submit(server, county, resident, {
    words: '已办结的金丝雀',
    photos: [first?.receipt ?? ''],
    place,
  });
  await close(closed.id, resident);
  const open = await submit(server, county, resident, {
    words: '办理中的金丝雀',
    photos: [second?.receipt ?? ''],
    place,
  });
  const neighbours = await submit(server, county, cast.neighbour);
  await server.put(`/reports/${neighbours.id}/support`, resident, { body: {} });
  for (const thread of [`report-${open.id}`, `grid-${resident._id}`])
    await server.post(`/threads/${thread}/messages`, resident, {
      body: { kind: 'text', text: '悄悄话的金丝雀' },
    });
  await server.post(`/threads/report-${open.id}/messages`, cast.gridMember, {
    body: { kind: 'text', text: '欧阳灵犀您好，已收到' },
  });
  await server.post(`/reports/${open.id}/reveal`, cast.gridMember, {
    body: { reason: '联系欧阳灵犀核实' },
  });
  const admin = (await buildPost({ role: 'admin' })).person;
  await server.post('/restrictions', admin, {
    body: { reportId: open.id, days: 9, reason: '欧阳灵犀多次辱骂' },
  });
  await server.post('/me/restriction/objection', resident, { body: { words: '异议的金丝雀' } });
  const held = await Restriction.findOne({ personId: resident._id }).lean();
  const lifted = await server.post(`/restrictions/${held?._id}/lifting`, admin, {
    body: { reason: '欧阳灵犀已经道歉，电话 13987654321' },
  });
  expect(lifted.status).toBe(200);
  await SubscriptionQuota.create({
    _id: `${resident._id}/reportProgress`,
    personId: resident._id,
    template: 'reportProgress',
    left: 2,
  });
  await projectPending(server.deps, new Map(), () => true);
  const sealed = await Report.find({ _id: { $in: [closed.id, open.id] } }, { place: 1 }).lean();
  return {
    resident,
    closed: closed.id,
    open: open.id,
    files: { closed: first?.fileId ?? '', open: second?.fileId ?? '', unused: unused.fileId },
    identity: [
      resident._id,
      '欧阳灵犀',
      '13987654321',
      '139-8765-4321',
      resident.name ?? '',
      resident.phone ?? '',
      resident.phoneIndex ?? '',
      resident.openid ?? '',
      resident.openidIndex ?? '',
      resident.clear.openid ?? '',
      '已办结的金丝雀',
      '评价里的金丝雀',
      '悄悄话的金丝雀',
      '异议的金丝雀',
      sealed.find(({ _id }) => _id === closed.id)?.place.address ?? '',
      first?.fileId ?? '',
      unused.fileId,
    ],
    kept: ['办理中的金丝雀', second?.fileId ?? ''],
  };
}

describe('asking to be forgotten', () => {
  test('waits seven days, in which it can be taken back', async () => {
    const resident = await buildPerson();
    const { id } = await submit(server, county, resident);
    const { body } = await ask(resident);
    expect(body.erasure).toMatchObject({
      dueAt: new Date(START.getTime() + 7 * DAY_MS).toISOString(),
      canCancel: true,
    });
    expect(body.openReports.map((one) => one.id)).toEqual([id]);
    expect((await ask(resident)).body.erasure?.requestedAt).toBe(body.erasure?.requestedAt);
    expect(await Erasure.countDocuments({ personId: resident._id })).toBe(1);
    const back = await server.delete<ErasureResponse>('/me/erasure', resident);
    expect(back.body.erasure).toBeNull();
    expect((await server.delete('/me/erasure', resident)).status).toBe(409);
    await carryOut();
    expect(
      await mongoose.connection.collection('people').countDocuments({ _id: resident._id as never }),
    ).toBe(1);
  });

  test('needs a login, made a moment ago', async () => {
    expect((await ask(null)).status).toBe(401);
    expect((await server.get('/me/erasure', null)).status).toBe(401);
    expect((await server.delete('/me/erasure', null)).status).toBe(401);
    const resident = await buildPerson();
    await server.get('/me', resident);
    server.clock.advance(11 * 60_000);
    expect((await ask(resident)).body.error.code).toBe('sign_in_again');
    server.signOut(resident);
    expect((await ask(resident)).status).toBe(200);
  });

  test('staff give up their posts first, also those who become staff in the meantime', async () => {
    expect((await ask(cast.gridMember)).body.error.code).toBe('has_posts');
    const resident = await buildPerson();
    await ask(resident);
    await buildPost({ person: resident });
    await server.get('/me', resident);
    await carryOut();
    expect(await Erasure.findOne({ personId: resident._id }).lean()).toMatchObject({
      state: 'cancelled',
      cancelledFor: 'post',
    });
  });
});

describe('being forgotten', () => {
  test('leaves the case and nothing of the person, whatever stage a process died in', {
    timeout: 120_000,
  }, async () => {
    const planted = await plant();
    const { resident } = planted;
    // The canaries sing: what is looked for afterwards can be found before.
    for (const secret of [...planted.identity, ...planted.kept])
      if (!['13987654321', resident.clear.openid].includes(secret))
        expect([secret, (await findAnywhere([secret])).length > 0]).toEqual([secret, true]);
    expect((await ask(resident)).status).toBe(200);

    // A process that dies at its first file, the next at its second, and so on until one comes through.
    let deaths = 0;
    for (let lives = 0; lives < 20; lives += 1) {
      let left = lives;
      const mortal: Deps = {
        ...server.deps,
        objectStore: {
          ...server.deps.objectStore,
          delete: async (key) => {
            if (left-- <= 0) throw new Error('the process died');
            await server.deps.objectStore.delete(key);
          },
        },
      };
      if (lives === 0) await carryOut(mortal);
      else await runErasures(mortal);
      const { state } = (await Erasure.findOne({ county: county.code, state: { $ne: 'cancelled' } })
        .sort({ requestedAt: -1 })
        .lean()) ?? { state: 'done' };
      if (state === 'cases') break;
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(3);
    await projectPending(server.deps, new Map(), () => true);
    expect(await findAnywhere(planted.identity, resident._id)).toEqual([]);
    expect((await findAnywhere(planted.kept)).length).toBeGreaterThan(2);

    server.signOut(cast.gridMember);
    // Staff go on with what is open, and know why nobody answers.
    const seen = await server.get<ReportDetail>(`/reports/${planted.open}`, cast.gridMember);
    expect(seen.body).toMatchObject({
      words: '办理中的金丝雀',
      reporter: { name: null, phone: null },
    });
    expect(seen.body.timeline[0]?.summary).toContain('已注销账号');
    const before = await server.get<ReportDetail>(`/reports/${planted.closed}`, cast.gridMember);
    expect(before.body).toMatchObject({
      state: 'closed',
      words: '（反映人已注销，内容已删除）',
      photos: [],
    });
    expect(before.body.timeline.find(({ action }) => action === 'progress')?.words).toBe(
      '（已删除）来过电话 （已删除），已说明',
    );
    expect(before.body.rating?.satisfaction).toBe('satisfied');

    // Once the open one has ended, its words go too; nobody is told in the place of who left.
    const step = stepsOf(server, planted.open);
    await step('rejection', cast.gridMember, {
      reason: 'notReal',
      words: '现场没有发现',
      whoCanHelp: '综治中心',
    });
    await projectPending(server.deps, new Map(), () => true);
    await runErasures(server.deps);
    await projectPending(server.deps, new Map(), () => true);
    expect(await findAnywhere([...planted.identity, ...planted.kept], resident._id)).toEqual([]);
    expect(await InboxEntry.countDocuments({ personId: /^erased-/ })).toBe(0);
    expect(await Erasure.countDocuments({ state: 'done', personId: null })).toBe(1);
  });

  test('who comes back with the same WeChat is somebody new; old tokens are good for nothing', async () => {
    const resident = await buildPerson();
    await server.phones.register([
      { openid: resident.clear.openid ?? '', phone: resident.clear.phone ?? '', nickname: '甲' },
    ]);
    const signIn = async (): Promise<SessionResponse> => {
      const code = await server.phones.login(resident.clear.openid ?? '');
      const answer = await server.post<SessionResponse>('/sessions', null, {
        body: { kind: 'wechat', code },
      });
      return answer.body;
    };
    const old = await signIn();
    expect(old.personId).toBe(resident._id);
    await ask(resident);
    await carryOut();
    const refreshed = await server.post('/sessions/refresh', null, {
      body: { refreshToken: old.refreshToken },
    });
    expect(refreshed.status).toBe(401);
    expect((await signIn()).personId).not.toBe(resident._id);
  });
});
