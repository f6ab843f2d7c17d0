import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditEntry } from '../../models/AuditEntry';
import { SubscriptionQuota } from '../../models/SubscriptionQuota';
import { projectPending } from '../../projections/projectPending';
import { unzipBounded } from '../../roster/unzipBounded';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { uploadPhoto } from '../../test/contentStory';
import { buildPerson, buildPost, type TestPerson } from '../../test/factories';
import { buildCast, type Cast, stepsOf, submit } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let cast: Cast;
let resident: TestPerson;
beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  cast = await buildCast(county);
  resident = await buildPerson({ name: '赵<来>福', gridCode: county.grids[0] ?? null });
});
afterAll(() => server.close());

type AboutMe = Record<string, Record<string, unknown>[]>;

async function exported(person: TestPerson) {
  const { bytes, status, headers } = await server.get('/me/export', person);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/zip');
  const entries = unzipBounded(bytes, () => true, 10_000_000);
  const files = Object.fromEntries(entries.map(({ name, data }) => [name, data]));
  const text = (name: string): string => (files[name] ?? Buffer.alloc(0)).toString();
  return {
    names: Object.keys(files),
    json: JSON.parse(text('about-me.json')) as AboutMe,
    page: text('about-me.html'),
    files,
  };
}

describe('GET /me/export', () => {
  test('has all that is held about a person, as data, as a page and as files', async () => {
    const photo = await uploadPhoto(server, resident);
    const unused = await uploadPhoto(server, resident, '#123');
    const { id } = await submit(server, county, resident, {
      words: '路灯坏了 <script>alert(1)</script>',
      photos: [photo.receipt],
      place: { source: 'list', areaCode: county.microGrids[0], address: '老槐树旁' },
    });
    await stepsOf(server, id)('notes', cast.gridMember, { words: '内部的话' });
    await stepsOf(server, id)('verification', cast.gridMember);
    await server.post(`/reports/${id}/reveal`, cast.gridMember, { body: { reason: '上门核实' } });
    await server.post(`/threads/report-${id}/messages`, resident, {
      body: { kind: 'text', text: '什么时候来' },
    });
    await server.post(`/threads/report-${id}/messages`, cast.gridMember, {
      body: { kind: 'text', text: '今天下午' },
    });
    const other = await submit(server, county, cast.neighbour, { words: '邻居自己的话' });
    await server.put(`/reports/${other.id}/support`, resident, { body: {} });
    const admin = (await buildPost({ role: 'admin' })).person;
    await server.post('/restrictions', admin, {
      body: { reportId: id, days: 1, reason: '试一试' },
    });
    await SubscriptionQuota.create({
      _id: `${resident._id}/reportProgress`,
      personId: resident._id,
      template: 'reportProgress',
      left: 3,
    });
    await projectPending(server.deps, new Map(), () => true);

    const { json, page, names, files } = await exported(resident);
    expect(json.profile?.[0]).toMatchObject({
      name: '赵<来>福',
      phone: resident.clear.phone,
      openid: resident.clear.openid,
      grid: ['试验县', '第一镇', '第一村', '第一网格'],
    });
    expect(json.reports).toHaveLength(1);
    expect(json.reports?.[0]).toMatchObject({
      words: '路灯坏了 <script>alert(1)</script>',
      place: { address: '老槐树旁' },
      photos: [photo.fileId],
    });
    expect(json.messages?.filter((one) => one.by !== '系统').map((one) => one.text)).toEqual([
      '什么时候来',
      '今天下午',
    ]);
    expect(json.audit).toContainEqual(
      expect.objectContaining({
        action: 'revealReporter',
        by: '第一村第一网格网格员',
        reason: '上门核实',
      }),
    );
    expect(json.audit?.map((one) => one.action)).toContain('person.export');
    for (const section of ['inbox', 'subscriptions', 'sessions', 'supports', 'restrictions'])
      expect([section, json[section]?.length ?? 0]).not.toEqual([section, 0]);
    expect(json.uploads?.map((one) => one.id)).toEqual([unused.fileId]);

    expect(names).toContain(`photos/${photo.fileId}.jpg`);
    const picture = files[`photos/${photo.fileId}.jpg`];
    expect(picture?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    for (const words of ['赵&lt;来&gt;福', '老槐树旁', '今天下午', '上门核实', photo.fileId])
      expect(page).toContain(words);
    expect(page).not.toContain('<script>');

    // Nothing of anybody else's: ids, notes among the staff, neighbours' words.
    const all = JSON.stringify(json) + page;
    for (const secret of [
      cast.gridMember._id,
      admin._id,
      cast.neighbour._id,
      '内部的话',
      '邻居自己的话',
    ])
      expect([secret, all.includes(secret)]).toEqual([secret, false]);
  });

  test('is on the audit log, needs a login, and is each one’s own', async () => {
    expect((await server.get('/me/export', null)).status).toBe(401);
    const { json } = await exported(cast.neighbour);
    expect(json.profile?.[0]?.id).toBe(cast.neighbour._id);
    expect(JSON.stringify(json)).not.toContain(resident._id);
    expect(
      await AuditEntry.countDocuments({ action: 'person.export', actorId: cast.neighbour._id }),
    ).toBe(1);
  });
});
