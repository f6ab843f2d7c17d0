import { randomUUID } from 'node:crypto';
import type { ReportDetail, ReportPage } from '@shared/schemas/reports';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encryptPush, signParts } from '../../../scripts/wechatSimulator/pushCrypto';
import {
  SIMULATOR_APP_ID,
  SIMULATOR_ENCODING_AES_KEY,
  SIMULATOR_PUSH_TOKEN,
} from '../../../scripts/wechatSimulator/simulatorAccount';
import { askForMore } from '../../commands/askForMore';
import { ANSWER_MINUTES, sendMediaChecks } from '../../commands/content/sendMediaChecks';
import { ContentReview } from '../../models/ContentReview';
import { PushSeen } from '../../models/PushSeen';
import { Report } from '../../models/Report';
import { Upload } from '../../models/Upload';
import { createProjector } from '../../projections/projector';
import { actorOf } from '../../test/actorOf';
import { buildCounty, TEST_COUNTY, type TestCounty } from '../../test/buildCounty';
import { openMiniProgram, uploadPhoto } from '../../test/contentStory';
import { buildPerson, type TestPerson } from '../../test/factories';
import { buildCast, type Cast, stepsOf, submit } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let cast: Cast;
const always = () => true;

beforeAll(async () => {
  server = await startTestServer();
  Object.assign(server.deps.env, { PUBLIC_URL: server.url });
  county = await buildCounty();
  cast = await buildCast(county);
  await openMiniProgram(server, cast.resident, cast.gridMember, cast.neighbour);
});
afterAll(() => server.close());
beforeEach(() => server.phones.setPushUrl(`${server.url}/wechat/push`));
afterEach(() => server.phones.clearFaults());

const project = () => createProjector(server.deps).drain();
const ask = () => sendMediaChecks(server.deps, always);
const checkOf = async (fileId: string) => (await Upload.findById(fileId).lean())?.check;
const stateOf = async (fileId: string) => (await checkOf(fileId))?.state;
const reached = (fileId: string, state: string) =>
  expect.poll(() => stateOf(fileId), { timeout: 5000, interval: 10 }).toBe(state);

/** A report with one photo, its step projected; the check not asked for yet. */
async function reportWithPhoto(person: TestPerson = cast.resident) {
  const { receipt, fileId } = await uploadPhoto(server, person);
  const { id } = await submit(server, county, person, { photos: [receipt] });
  await project();
  return { id, fileId };
}

/** Lets a neighbour see the report as one who is no part of it. */
const letIn = (id: string, person: TestPerson) =>
  Report.updateOne({ _id: id }, { $addToSet: { viewerKeys: `person:${person._id}` } });

const detail = async (id: string, person: TestPerson) =>
  (await server.get<ReportDetail>(`/reports/${id}`, person)).body;

describe('a picture on its way through the check', () => {
  it('is a placeholder for others until WeChat passed it: in the report, in lists, as a file', async () => {
    const { id, fileId } = await reportWithPhoto();
    await letIn(id, cast.neighbour);

    const own = (await detail(id, cast.resident)).photos[0];
    const staff = (await detail(id, cast.gridMember)).photos[0];
    for (const photo of [own, staff]) {
      expect(photo?.check).toBe('pending');
      expect(photo?.url).toContain(fileId);
    }
    const hidden = (await detail(id, cast.neighbour)).photos[0];
    expect(hidden?.check).toBe('pending');
    const list = await server.get<ReportPage>('/reports', cast.neighbour);
    const thumbnail = list.body.items.find((item) => item.id === id)?.thumbnailUrl;
    for (const url of [hidden?.url, hidden?.thumbnailUrl, thumbnail]) {
      expect(url).not.toContain(fileId);
      const file = await fetch(server.url + url);
      expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png']);
    }
    expect((await fetch(`${server.url}/api/v1/files/${fileId}?size=full`)).status).toBe(400);

    await ask();
    await reached(fileId, 'passed');
    const shown = (await detail(id, cast.neighbour)).photos[0];
    expect(shown).toMatchObject({ id: fileId, check: 'shown' });
    expect((await fetch(server.url + shown?.url)).headers.get('content-type')).toBe('image/jpeg');
  });

  it('shows nothing of a picture to neighbours nearby, whatever its check', async () => {
    const { fileId } = await reportWithPhoto();
    const [longitude, latitude] = county.center(county.microGrids[0] ?? '');
    const { bytes } = await server.get('/reports/nearby', cast.neighbour, {
      query: { longitude, latitude, datum: 'WGS-84' },
    });
    expect(bytes.toString()).not.toContain(fileId);
    expect(bytes.toString()).not.toContain('/files/');
    await ask();
    await reached(fileId, 'passed');
  });

  it('keeps a doubtful one from the resident it is for, and puts it to a person', async () => {
    const { id } = await submit(server, county, cast.resident);
    const step = stepsOf(server, id);
    await step('verification', cast.gridMember);
    const target = { kind: 'area', areaCode: county.grids[0] };
    await step('dispatch', cast.villageLeader, { target });
    await step('acceptance', cast.gridMember);
    const { receipt, fileId } = await uploadPhoto(server, cast.gridMember);
    const done = await step('progress', cast.gridMember, { words: '已到现场', photos: [receipt] });
    expect(done.status).toBe(200);
    await project();
    await server.phones.decideMedia('risky');
    await ask();
    await reached(fileId, 'review');
    const entry = (await detail(id, cast.resident)).timeline.find((e) => e.action === 'progress');
    expect(entry?.photos[0]).toMatchObject({ check: 'pending' });
    expect(entry?.photos[0]?.url).not.toContain(fileId);
    expect(await ContentReview.findOne({ key: `f:${fileId}` }).lean()).toMatchObject({
      cause: 'risky',
      label: 20002,
      queue: 'doubtful',
      byStaff: true,
      authorId: cast.gridMember._id,
      reach: expect.arrayContaining([TEST_COUNTY, county.grids[0]]),
    });
  });

  it('is asked once however many processes ask, and once more where no answer came; then a person decides', async () => {
    await server.phones.setPushUrl(null);
    const { fileId } = await reportWithPhoto();
    await Promise.all([ask(), ask(), ask()]);
    const first = await checkOf(fileId);
    expect(first).toMatchObject({ state: 'sent', asked: 1 });
    await ask();
    expect((await checkOf(fileId))?.traceId).toBe(first?.traceId);
    await later();
    await ask();
    const second = await checkOf(fileId);
    expect(second).toMatchObject({ state: 'sent', asked: 2 });
    expect(second?.traceId).not.toBe(first?.traceId);
    await later();
    await ask();
    expect(await stateOf(fileId)).toBe('review');
    expect(await ContentReview.findOne({ key: `f:${fileId}` }).lean()).toMatchObject({
      cause: 'unanswered',
    });

    async function later(): Promise<void> {
      const tryAt = new Date(Date.now() - 1000);
      const left = (await checkOf(fileId))?.tryAt.getTime() ?? 0;
      expect(left - Date.now()).toBeGreaterThan((ANSWER_MINUTES - 1) * 60_000);
      await Upload.updateOne({ _id: fileId }, { $set: { 'check.tryAt': tryAt } });
    }
  });

  it('is asked again after a process died between claiming and writing down', async () => {
    const { fileId } = await reportWithPhoto();
    await Upload.updateOne(
      { _id: fileId },
      { $set: { 'check.state': 'claimed', 'check.claimedAt': new Date(Date.now() - 60_000) } },
    );
    await ask();
    expect(await stateOf(fileId)).toBe('claimed');
    await Upload.updateOne(
      { _id: fileId },
      { $set: { 'check.claimedAt': new Date(Date.now() - 300_000) } },
    );
    await ask();
    await reached(fileId, 'passed');
  });

  it('waits while WeChat is away, and holds nothing but the picture', async () => {
    await server.phones.addFault({
      path: '/wxa/media_check_async',
      times: 1,
      answer: { errcode: -1 },
    });
    const { id, fileId } = await reportWithPhoto();
    await ask();
    expect(await checkOf(fileId)).toMatchObject({ state: 'waiting', failed: 1, asked: 0 });
    expect((await stepsOf(server, id)('verification', cast.gridMember)).status).toBe(200);
    await Upload.updateOne({ _id: fileId }, { $set: { 'check.tryAt': new Date() } });
    await ask();
    await reached(fileId, 'passed');
  });

  it('goes to a person where the resident is not known to WeChat; the office answers for its own', async () => {
    const stranger = await buildPerson();
    const { fileId } = await reportWithPhoto(stranger);
    const away = await buildPerson({ openid: null });
    const { id } = await submit(server, county, cast.resident);
    const other = await uploadPhoto(server, away, '#111');
    await Upload.updateOne({ _id: other.fileId }, { usedAt: new Date(), usedIn: `report/${id}` });
    await ask();
    expect(await stateOf(fileId)).toBe('review');
    expect(await ContentReview.findOne({ key: `f:${fileId}` }).lean()).toMatchObject({
      queue: 'unchecked',
    });
    expect(await stateOf(other.fileId)).toBe('passed');
    expect((await Report.findById(id).lean())?.content?.cleared).toEqual([`f:${other.fileId}`]);
  });

  it('stays cleared when a step that read the report before is written after', async () => {
    const { id, fileId } = await reportWithPhoto();
    await Report.updateOne({ _id: id }, { $set: { 'content.cleared': ['f:earlier'] } });
    const { deps } = server;
    const client = deps.wechat(TEST_COUNTY);
    if (!client) throw new Error('the county has an account');
    const checkText: typeof client.checkText = async (text) => {
      await ask();
      await reached(fileId, 'passed');
      return client.checkText(text);
    };
    const { _id, clear } = cast.gridMember;
    const openid = deps.keyRing.encrypt(clear.openid ?? '', `token/${_id}/openid`);
    const actor = await actorOf(server, cast.gridMember, openid);
    await askForMore(
      { ...deps, wechat: () => ({ ...client, checkText }) },
      actor,
      { reportId: id, key: 'read-before-it-was-cleared', body: {}, ifVersion: null },
      { words: '请说明位置' },
    );
    const report = await Report.findById(id).lean();
    expect(report?.state).toBe('needsMore');
    expect(report?.content?.cleared).toEqual(['f:earlier', `f:${fileId}`]);
  });
});

interface Changes {
  token?: string;
  key?: string;
  appId?: string;
  /** Milliseconds from now. */
  at?: number;
  nonce?: string;
}

function envelope(message: object, changes: Changes = {}) {
  const { token = SIMULATOR_PUSH_TOKEN, at = 0, nonce = randomUUID() } = changes;
  const { key = SIMULATOR_ENCODING_AES_KEY, appId = SIMULATOR_APP_ID } = changes;
  const Encrypt = encryptPush(JSON.stringify(message), key, appId);
  const timestamp = String(Math.floor((Date.now() + at) / 1000));
  const query = new URLSearchParams({
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: signParts(token, timestamp, nonce, Encrypt),
  });
  return { query: query.toString(), body: JSON.stringify({ ToUserName: 'gh', Encrypt }) };
}

async function push(
  { query, body }: { query: string; body: string },
  path = '/wechat/push',
): Promise<[number, string]> {
  const answer = await fetch(`${server.url}${path}?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return [answer.status, answer.status === 200 ? await answer.text() : ''];
}

const verdict = (traceId: string, suggest = 'pass') => ({
  Event: 'wxa_media_check',
  trace_id: traceId,
  errcode: 0,
  result: { suggest, label: 100 },
});

/** A picture whose answer is waited for. */
async function sent() {
  await server.phones.setPushUrl(null);
  const { fileId, id } = await reportWithPhoto();
  await ask();
  const traceId = (await checkOf(fileId))?.traceId ?? '';
  expect(traceId).not.toBe('');
  return { id, fileId, traceId };
}

describe('POST /wechat/push', () => {
  it('takes a result that WeChat signed, and answers success', async () => {
    const { fileId, traceId } = await sent();
    expect(await push(envelope(verdict(traceId)))).toEqual([200, 'success']);
    expect(await stateOf(fileId)).toBe('passed');
  });

  it('knows the county by its own address', async () => {
    const { fileId, traceId } = await sent();
    expect((await push(envelope(verdict(traceId)), '/wechat/push/530423'))[0]).toBe(403);
    expect(await stateOf(fileId)).toBe('sent');
    expect(await push(envelope(verdict(traceId)), `/wechat/push/${TEST_COUNTY}`)).toEqual([
      200,
      'success',
    ]);
    expect(await stateOf(fileId)).toBe('passed');
  });

  it.each<[string, Changes, number]>([
    ['is signed with another token', { token: 'anothertoken' }, 403],
    ['is enciphered with another key', { key: 'A'.repeat(43) }, 403],
    ['is meant for another mini-program', { appId: 'wxsomebodyelse' }, 403],
    ['is older than five minutes', { at: -302_000 }, 403],
    ['is further ahead than five minutes', { at: 302_000 }, 403],
  ])('refuses what %s, and changes nothing', async (_name, changes, status) => {
    const { fileId, traceId } = await sent();
    expect((await push(envelope(verdict(traceId), changes)))[0]).toBe(status);
    expect(await stateOf(fileId)).toBe('sent');
  });

  it('refuses words changed on their way, what is no envelope, and what is too long', async () => {
    const { fileId, traceId } = await sent();
    const { query, body } = envelope(verdict(traceId));
    const { Encrypt } = JSON.parse(body) as { Encrypt: string };
    const other = envelope(verdict(traceId)).body;
    expect((await push({ query, body: other }))[0]).toBe(403);
    const flipped = `${Encrypt.slice(0, 40)}${Encrypt[40] === 'A' ? 'B' : 'A'}${Encrypt.slice(41)}`;
    expect((await push({ query, body: JSON.stringify({ Encrypt: flipped }) }))[0]).toBe(403);
    expect((await push({ query, body: 'success' }))[0]).toBe(400);
    expect((await push({ query: '', body }))[0]).toBe(400);
    expect((await push({ query, body: ' '.repeat(70_000) }))[0]).toBe(413);
    expect(await stateOf(fileId)).toBe('sent');
  });

  it('refuses a message that was here before, and remembers it no longer than it could come again', async () => {
    const { fileId, traceId } = await sent();
    const message = envelope(verdict(traceId));
    expect(await push(message)).toEqual([200, 'success']);
    const before = await Report.findOne({ 'photos.fileId': fileId }).lean();
    expect((await push(message))[0]).toBe(403);
    expect(await Report.findOne({ 'photos.fileId': fileId }).lean()).toEqual(before);
    const indexes = await PushSeen.collection.indexes();
    expect(indexes.some(({ expireAfterSeconds }) => expireAfterSeconds === 0)).toBe(true);
  });

  it('lets no later message change what was decided: its trace is over', async () => {
    const { id, fileId, traceId } = await sent();
    await push(envelope(verdict(traceId)));
    expect(await push(envelope(verdict(traceId, 'risky')))).toEqual([200, 'success']);
    expect(await stateOf(fileId)).toBe('passed');
    expect((await Report.findById(id).lean())?.content?.withheld).toBeUndefined();
  });

  it('answers success to a trace it does not know, and to other events', async () => {
    expect(await push(envelope(verdict('nobody-knows-me')))).toEqual([200, 'success']);
    expect(await push(envelope({ Event: 'user_enter_tempsession' }))).toEqual([200, 'success']);
  });

  it('takes a result that is ahead of the answer that names its trace', async () => {
    const { fileId, traceId } = await sent();
    await Upload.updateOne(
      { _id: fileId },
      { $set: { 'check.traceId': null, 'check.state': 'waiting', 'check.tryAt': new Date() } },
    );
    await push(envelope(verdict(traceId)));
    expect(await stateOf(fileId)).toBe('waiting');
    const { applyEarlyVerdict } = await import('../../commands/content/takeMediaVerdict');
    await Upload.updateOne(
      { _id: fileId },
      { $set: { 'check.traceId': traceId, 'check.state': 'sent' } },
    );
    await applyEarlyVerdict(server.deps, TEST_COUNTY, traceId);
    expect(await stateOf(fileId)).toBe('passed');
  });

  it('asks again for what WeChat could not fetch', async () => {
    const { fileId, traceId } = await sent();
    const failed = { Event: 'wxa_media_check', trace_id: traceId, errcode: -1008 };
    expect(await push(envelope(failed))).toEqual([200, 'success']);
    expect(await checkOf(fileId)).toMatchObject({ state: 'waiting', traceId: null, asked: 1 });
  });
});

describe('GET /wechat/push', () => {
  const challenge = (signature: string, path = '/wechat/push') =>
    fetch(
      `${server.url}${path}?${new URLSearchParams({
        signature,
        timestamp: '1714112445',
        nonce: '7',
        echostr: 'say-this',
      })}`,
    );

  it('gives back what WeChat sends to test the address, and nothing to others', async () => {
    const signature = signParts(SIMULATOR_PUSH_TOKEN, '1714112445', '7');
    for (const path of ['/wechat/push', `/wechat/push/${TEST_COUNTY}`]) {
      const answer = await challenge(signature, path);
      expect([answer.status, await answer.text()]).toEqual([200, 'say-this']);
    }
    expect((await challenge(signature, '/wechat/push/530423')).status).toBe(403);
    expect((await challenge(signParts('x', '1714112445', '7'))).status).toBe(403);
  });
});
