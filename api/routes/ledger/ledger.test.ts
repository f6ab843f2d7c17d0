import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditEntry } from '../../models/AuditEntry';
import { Report } from '../../models/Report';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { buildPerson, buildPost, type TestPerson } from '../../test/factories';
import { buildCast, type Cast, stepsOf, submit } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let cast: Cast;
let admin: TestPerson;
beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  cast = await buildCast(county);
  admin = (await buildPost({ role: 'admin' })).person;
});
afterAll(() => server.close());

const download = (person: TestPerson | null, query: Record<string, string> = {}) =>
  server.get<{ error: { code: string } }>('/ledger', person, { query });

async function rowsOf(person: TestPerson, query: Record<string, string> = {}) {
  const { status, bytes } = await download(person, query);
  expect(status).toBe(200);
  const [heads = [], ...rows] = await readSheet(bytes);
  return rows.map((row) => Object.fromEntries(heads.map((head, i) => [String(head), row[i]])));
}

describe('GET /ledger', () => {
  test('has what the list has, and names no reporter', async () => {
    const phone = cast.resident.clear.phone ?? '';
    const { id, number } = await submit(server, county, cast.resident, {
      words: `=HYPERLINK("http://x") 路灯坏了，打我电话 ${phone.slice(0, 3)}-${phone.slice(3, 7)} ${phone.slice(7)}，身份证 41172819900101123X`,
    });
    await stepsOf(server, id)('verification', cast.gridMember);
    const [row, ...more] = await rowsOf(admin, { search: number });
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      编号: number,
      类别: '道路设施',
      状态: '待派单',
      区域: '试验县第一镇第一村第一网格第一微网格',
      是否超期: null,
      评价: null,
      重新办理次数: 0,
    });
    expect(row?.反映时间).toBeInstanceOf(Date);
    expect(row?.反映内容).toBe(
      `'=HYPERLINK("http://x") 路灯坏了，打我电话 139****${phone.slice(-4)}，身份证 411728**********3X`,
    );
    expect(JSON.stringify(row)).not.toContain(cast.resident.clear.name ?? '');
  });

  test('reaches what the post reaches, narrowed as the list is', async () => {
    const { number } = await submit(server, county, cast.resident, { category: 'fire' });
    const numbers = async (person: TestPerson, query = {}) =>
      (await rowsOf(person, query)).map((row) => row.编号);
    expect(await numbers(admin)).toContain(number);
    expect(await numbers(cast.townshipLeader)).toContain(number);
    expect(await numbers(cast.otherLeader)).toEqual([]);
    expect(await numbers(cast.handler)).toEqual([]);
    expect(await numbers(admin, { category: 'road' })).not.toContain(number);
    expect(await numbers(admin, { state: 'submitted', category: 'fire' })).toContain(number);
    expect(await numbers(admin, { areaCode: county.townships[1] ?? '' })).toEqual([]);
    expect(await numbers(admin, { to: '2020-01-01T00:00:00Z' })).toEqual([]);
    const about = await buildPost({ areaCode: county.grids[0] });
    const secret = await submit(server, county, cast.resident, {
      aboutStaff: { postId: about._id },
    });
    expect(await numbers(about.person)).not.toContain(secret.number);
    expect(await numbers(admin)).toContain(secret.number);
  });

  test('says who is late, and counts the unrated as unrated', async () => {
    const { id, number } = await submit(server, county, cast.resident);
    const hourAgo = new Date(Date.now() - 3_600_000);
    await Report.updateOne({ _id: id }, { $set: { nextDueAt: hourAgo, nextDueFor: 'acceptance' } });
    expect((await rowsOf(admin, { search: number }))[0]).toMatchObject({ 是否超期: '超期' });
    await Report.updateOne(
      { _id: id },
      { $set: { state: 'closed', nextDueAt: null, nextDueFor: null } },
    );
    expect((await rowsOf(admin, { search: number }))[0]).toMatchObject({
      是否超期: null,
      评价: '未评价',
    });
  });

  test('is on the audit log before it leaves: who, of what, how many', async () => {
    await AuditEntry.deleteMany({ action: 'ledger.download' });
    const rows = await rowsOf(cast.villageLeader, { category: 'road', search: '路灯' });
    const [entry] = await AuditEntry.find({ action: 'ledger.download' }).lean();
    expect(entry).toMatchObject({ actorId: cast.villageLeader._id, subject: county.code });
    expect(entry?.details).toEqual({ category: 'road', searched: true, rows: rows.length });
  });

  test('needs a login, and a post that reaches reports', async () => {
    const off = await buildPost({ onDuty: false });
    const analyst = await buildPost({ role: 'analyst' });
    expect((await download(null)).status).toBe(401);
    for (const person of [await buildPerson(), off.person, analyst.person])
      expect((await download(person)).status).toBe(403);
    expect((await download(admin, { scope: 'mine' })).status).toBe(400);
    expect((await download(admin, { state: 'nonsense' })).status).toBe(400);
  });
});
