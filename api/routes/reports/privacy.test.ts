import type { ReportDetail, ReportPage } from '@shared/schemas/reports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditEntry } from '../../models/AuditEntry';
import { buildCounty, type TestCounty } from '../../test/buildCounty';
import { buildPost, type TestPost } from '../../test/factories';
import { buildCast, type Cast, stepsOf, submit } from '../../test/reportStory';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
let county: TestCounty;
let cast: Cast;
let admin: TestPost;

beforeAll(async () => {
  server = await startTestServer();
  county = await buildCounty();
  cast = await buildCast(county);
  admin = await buildPost({ role: 'admin' });
});
afterAll(() => server.close());

const detail = (id: string, person: Cast['resident']) =>
  server.get<ReportDetail>(`/reports/${id}`, person);

describe('what others see of a reporter', () => {
  it('masks name and phone, also for those who handle it', async () => {
    const { id } = await submit(server, county, cast.resident);
    const { body } = await detail(id, cast.gridMember);
    expect(body.reporter.name).toMatch(/^.\*\*$/);
    expect(body.reporter.phone).toMatch(/^\d{3}\*{4}\d{4}$/);
    expect(JSON.stringify(body)).not.toContain(cast.resident.clear.phone);
  });

  it('shows them in full for a reason, which stands on the audit log', async () => {
    const { id } = await submit(server, county, cast.resident);
    const reason = '约时间上门';
    const { body } = await server.post<{ name: string; phone: string }>(
      `/reports/${id}/reveal`,
      cast.gridMember,
      { body: { reason } },
    );
    expect(body).toEqual({
      name: cast.resident.clear.name,
      phone: cast.resident.clear.phone,
    });
    const entry = await AuditEntry.findOne({
      action: 'revealReporter',
      subject: `report/${id}`,
    }).lean();
    expect(entry).toMatchObject({ actorId: cast.gridMember._id, reason });
  });

  it('hides the name below the county where the reporter asked for it', async () => {
    const { id } = await submit(server, county, cast.resident, { hideName: true });
    const { body } = await detail(id, cast.villageLeader);
    expect(body.reporter).toEqual({ isMe: false, name: null, phone: null, hidden: true });
    const reveal = (person: Cast['resident']) =>
      server.post(`/reports/${id}/reveal`, person, { body: { reason: '核实' } });
    expect((await reveal(cast.villageLeader)).status).toBe(403);
    expect((await reveal(admin.person)).status).toBe(200);
  });
});

describe('a report about a member of the staff', () => {
  it('skips that person and goes one level up; to the person it does not exist', async () => {
    const post = (await buildPost({
      role: 'gridMember',
      areaCode: county.grids[1] ?? '',
    })) as TestPost;
    const { id, holder } = await submit(server, county, cast.resident, {
      place: { source: 'list', areaCode: county.grids[1] ?? '' },
      aboutStaff: { postId: post._id },
    });
    expect(holder.contacts[0]?.name).toBe(cast.villageLeader.clear.name);
    expect((await detail(id, post.person)).status).toBe(404);
    const list = await server.get<ReportPage>('/reports', post.person, {
      query: { scope: 'area' },
    });
    expect(list.body.items.map((item) => item.id)).not.toContain(id);
    expect((await detail(id, cast.villageLeader)).body.reporter.hidden).toBe(true);
  });
});

describe('notes among the staff', () => {
  it('are never seen by residents', async () => {
    const { id } = await submit(server, county, cast.resident);
    const step = stepsOf(server, id);
    await step('notes', cast.gridMember, { words: '此人上月也来过' });
    const mine = await detail(id, cast.resident);
    expect(JSON.stringify(mine.body)).not.toContain('此人上月也来过');
    const theirs = await detail(id, cast.villageLeader);
    expect(theirs.body.timeline[0]).toMatchObject({ audience: 'staff', words: '此人上月也来过' });
  });

  it('are not seen by a handler who reported it as a resident', async () => {
    const { id } = await submit(server, county, cast.handler);
    await stepsOf(server, id)('notes', cast.gridMember, { words: '内部的话' });
    expect(JSON.stringify((await detail(id, cast.handler)).body)).not.toContain('内部的话');
  });
});

describe('what neighbours see', () => {
  const near = async () => {
    const [longitude, latitude] = county.center(county.microGrids[0] ?? '');
    const { body } = await server.get<{ items: { categoryName: string }[] }>(
      '/reports/nearby',
      cast.neighbour,
      { query: { longitude, latitude, datum: 'WGS-84' } },
    );
    return body;
  };

  it('is kind, state and rough distance of open kinds; no words, no number, no page', async () => {
    const { id, number } = await submit(server, county, cast.resident, {
      words: '只给网格看的话',
    });
    await submit(server, county, cast.resident, { category: 'conflict', words: '邻里的事' });
    const { items } = await near();
    expect(items.length).toBeGreaterThan(0);
    expect(items.map((item) => item.categoryName)).not.toContain('基层矛盾纠纷');
    const text = JSON.stringify(items);
    expect(text).not.toContain('只给网格看的话');
    expect(text).not.toContain(number);
    expect((await detail(id, cast.neighbour)).status).toBe(404);
  });
});
