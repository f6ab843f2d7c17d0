import type { ReportDetail } from '@shared/schemas/reports';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InboxEntry } from '../models/InboxEntry';
import { Lease } from '../models/Lease';
import { Person, type PersonDocument } from '../models/Person';
import { Push } from '../models/Push';
import { Report, type ReportDocument } from '../models/Report';
import { ReportFacts } from '../models/ReportFacts';
import { Upload } from '../models/Upload';
import { createProjector } from '../projections/projector';
import { rebuildProjections } from '../projections/rebuildProjections';
import { buildCounty, type TestCounty } from '../test/buildCounty';
import { buildPerson } from '../test/factories';
import { reportBody } from '../test/reportStory';
import { startTestServer, type TestServer } from '../test/testServer';
import { noteWritten } from '../test/written';
import { allMigrations } from './allMigrations';
import { runMigrations } from './runMigrations';
import { type FirstShape, loadFirstShape } from './test/loadFirstShape';

/** The day the documents were written. */
const THEN = new Date('2026-11-28T02:00:00Z');

let server: TestServer;
let county: TestCounty;
let first: FirstShape;

function database(): mongoose.mongo.Db {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the setup file connects');
  return db;
}

beforeAll(async () => {
  server = await startTestServer();
  server.clock.set(THEN);
});
async function begin(): Promise<void> {
  for (const { name } of await database().listCollections().toArray())
    await database().collection(name).deleteMany({});
  county = await buildCounty();
  first = await loadFirstShape();
  for (const _id of Object.values(first.cast)) server.signOut({ _id });
  noteWritten(county.code);
}
beforeEach(begin);
afterAll(() => server.close());

const migrate = () => runMigrations(database(), allMigrations);
const reportOf = (name: string) =>
  Report.findById(first.names[name]).lean<ReportDocument>().orFail();
const personOf = (part: string) =>
  Person.findById(first.cast[part]).lean<PersonDocument>().orFail();

/** All documents but those about the running itself, without the times that are those of the run. */
async function contents(): Promise<string[]> {
  const all: string[] = [];
  for (const { name } of await database().listCollections().toArray())
    if (!['migrations', 'leases', 'areas', 'sessions'].includes(name))
      for (const document of await database().collection(name).find().toArray())
        all.push(`${name} ${JSON.stringify(document).replace(/"(remindAt|tryAt)":"[^"]*"/g, '')}`);
  return all.sort();
}

describe('data of the first released version', { timeout: 120_000 }, () => {
  it('gets every field a report has today', async () => {
    await migrate();
    const resident = await buildPerson();
    const body = reportBody(county, county.microGrids[0] ?? '');
    const { body: made } = await server.post<{ id: string }>('/reports', resident, { body });
    const fresh = await Report.findById(made.id).lean<ReportDocument>().orFail();
    const fieldsOf = (report: ReportDocument) => ({
      report: Object.keys(report)
        .filter((field) => field !== 'formerKeys')
        .sort(),
      clocks: Object.keys(report.clocks).sort(),
      entry: Object.keys(report.timeline[0] ?? {}).sort(),
    });
    const reports = await Report.find({ _id: { $ne: made.id } }).lean<ReportDocument[]>();
    expect(reports.length).toBe(Object.keys(first.names).length);
    for (const report of reports) expect(fieldsOf(report)).toEqual(fieldsOf(fresh));
  });

  it('says who handled, dispatched and rejected, and when the clock goes on', async () => {
    await migrate();
    const resolved = await reportOf('resolved');
    expect(resolved.handledBy).toEqual([first.cast.gridMember]);
    const grid = county.grids[0] ?? '';
    expect(resolved.assignments[0]).toMatchObject({
      dispatchedFrom: grid.slice(0, 12),
      part: null,
    });
    expect((await reportOf('closed')).rating?.by).toBe('resident');
    const { rejection } = await reportOf('rejected');
    expect(rejection).toEqual({ personId: first.cast.gridMember, areaCode: grid });
    expect((await reportOf('overdue')).remindAt).toBeInstanceOf(Date);
    expect(await Push.countDocuments({ to: /^wechat:[0-9a-f-]{36}$/, robotId: null })).toBe(
      await Push.countDocuments(),
    );
    expect(await Upload.find({ usedAt: { $ne: null } }).lean()).toMatchObject([
      { usedIn: `report/${first.names.submitted}`, check: { state: 'waiting', asked: 0 } },
    ]);
    expect(await InboxEntry.countDocuments({ sequence: { $gt: 0 } })).toBeGreaterThan(50);
  });

  it('is served: lists, tasks, details, inbox and the next steps', async () => {
    await migrate();
    const resident = await personOf('resident');
    const gridMember = await personOf('gridMember');
    const handler = await personOf('handler');
    const list = await server.get<{ items: { id: string }[] }>('/reports', resident);
    expect(list.status).toBe(200);
    expect(list.body.items.length).toBe(8);
    for (const by of [gridMember, handler])
      expect(
        (await server.get<{ items: object[] }>('/tasks', by)).body.items.length,
      ).toBeGreaterThan(0);
    expect(
      (await server.get<{ items: object[] }>('/inbox', resident)).body.items.length,
    ).toBeGreaterThan(5);
    const leader = await personOf('townshipLeader');
    for (const id of Object.values(first.names)) {
      const { status, body } = await server.get<ReportDetail>(`/reports/${id}`, leader);
      expect([status, body.id]).toEqual([200, id]);
    }
    const villageLeader = await personOf('villageLeader');
    const neighbour = await personOf('neighbour');
    const toGrid = { target: { kind: 'area', areaCode: county.grids[0] } };
    const steps = [
      ['submitted', 'verification', gridMember, {}],
      ['needsMore', 'supplement', resident, { words: '小学西边' }],
      ['verified', 'dispatch', villageLeader, toGrid],
      ['declined', 'dispatch', villageLeader, toGrid],
      ['dispatched', 'acceptance', handler, {}],
      ['accepted', 'resolution', handler, { words: '已修好' }],
      ['resolved', 'rating', resident, { solved: true, satisfaction: 'satisfied' }],
      ['reopened', 'dispatch', leader, toGrid],
      ['overdue', 'urging', neighbour, {}],
    ] as const;
    for (const [name, step, by, body] of steps) {
      const answer = await server.post(`/reports/${first.names[name]}/${step}`, by, { body });
      expect([name, answer.status]).toEqual([name, 200]);
    }
    await createProjector(server.deps).drain();
    expect(await Report.countDocuments({ pendingProjection: true })).toBe(0);
  });

  it('is counted', async () => {
    await migrate();
    expect(await ReportFacts.countDocuments()).toBe(Object.keys(first.names).length);
    const { differences } = await rebuildProjections(county.code);
    expect(differences.filter(({ what }) => what !== 'different')).toEqual([]);
    expect(differences.filter(({ collection }) => collection === 'reportFacts')).toEqual([]);
  });
});

describe('migrations', { timeout: 120_000 }, () => {
  it('change nothing when they are run twice, also of what went on between', async () => {
    expect(await migrate()).toEqual(allMigrations.map(({ id }) => id));
    const handler = await personOf('handler');
    const accepted = await server.post(`/reports/${first.names.dispatched}/acceptance`, handler, {
      body: {},
    });
    expect(accepted.status).toBe(200);
    await Upload.updateMany({ usedAt: { $ne: null } }, { 'check.state': 'passed' });
    await Push.updateMany({}, { alarm: true, retriedAs: 'another' });
    const once = await contents();
    expect(await migrate()).toEqual([]);
    await database().collection('migrations').deleteMany({});
    expect(await migrate()).toEqual(allMigrations.map(({ id }) => id));
    expect(await contents()).toEqual(once);
  });

  it('go on where they were broken off, at every place', async () => {
    let breaks = 0;
    for (let at = 0; ; at += 1) {
      let pieces = 0;
      const onProgress = (): void => {
        pieces += 1;
        if (pieces > at) throw new Error('broken off');
      };
      const left = await runMigrations(database(), allMigrations, { onProgress }).then(
        () => false,
        (error: Error) => error.message === 'broken off',
      );
      if (!left) break;
      breaks += 1;
    }
    expect(breaks).toBeGreaterThan(3);
    const broken = await contents();
    await begin();
    await migrate();
    expect(await contents()).toEqual(broken);
  });

  it('are run by one process, the others wait until all are done', async () => {
    const ran = await Promise.all(Array.from({ length: 4 }, migrate));
    expect(ran.flat().sort()).toEqual(allMigrations.map(({ id }) => id));
    expect(await migrate()).toEqual([]);
  });

  it('are taken over from a process that died', async () => {
    const until = new Date(Date.now() + 2_000);
    await Lease.create({ _id: 'migrations', holder: 'dead', until });
    expect(await migrate()).toEqual(allMigrations.map(({ id }) => id));
    expect(Date.now()).toBeGreaterThan(until.getTime());
  });
});
