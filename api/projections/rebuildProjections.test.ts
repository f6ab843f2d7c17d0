import { afterAll, beforeAll, expect, it } from 'vitest';
import { InboxEntry } from '../models/InboxEntry';
import { ReportFacts } from '../models/ReportFacts';
import { buildModelWorld, type ModelWorld } from '../test/model/modelCast';
import { runModel } from '../test/model/runModel';
import { startTestServer, type TestServer } from '../test/testServer';
import { createProjector } from './projector';
import { rebuildProjections } from './rebuildProjections';

let server: TestServer;
let world: ModelWorld;
beforeAll(async () => {
  server = await startTestServer({ RATE_LIMITS: 'off' });
  world = await buildModelWorld();
  await runModel({ server, world, steps: 600, seed: 7, workers: 6 });
  await createProjector(server.deps).drain();
}, 120_000);
afterAll(() => server.close());

const rebuild = (replace = false) => rebuildProjections(world.county.code, { replace });

it('makes from the timelines what the steps made, after many of them', async () => {
  const { reports, entries, differences } = await rebuild();
  expect(differences).toEqual([]);
  expect(reports).toBeGreaterThan(20);
  expect(entries).toBeGreaterThan(200);
  expect(entries).toBe(await InboxEntry.countDocuments({ sequence: { $gt: 0 } }));
});

it('sees what is missing, surplus or different, and puts it right; read marks stay', async () => {
  const [first, second, third] = await InboxEntry.find().sort({ _id: 1 }).limit(3).lean();
  if (!first || !second || !third) throw new Error('nothing was told');
  const readAt = new Date();
  await InboxEntry.deleteOne({ _id: first._id });
  await InboxEntry.updateOne({ _id: second._id }, { title: '别的话', readAt });
  await InboxEntry.collection.insertOne({ ...third, _id: 'surplus' } as never);
  const facts = await ReportFacts.findOne().lean();
  await ReportFacts.updateOne(
    { _id: facts?._id ?? '' },
    { solved: true, satisfaction: 'satisfied' },
  );
  const found = (await rebuild(true)).differences.map(({ id, what }) => `${id} ${what}`).sort();
  expect(found).toEqual(
    [
      `${first._id} missing`,
      `${second._id} different`,
      'surplus surplus',
      `${facts?._id} different`,
    ].sort(),
  );
  expect((await rebuild()).differences).toEqual([]);
  expect((await InboxEntry.findById(second._id).lean())?.readAt).toEqual(readAt);
});
