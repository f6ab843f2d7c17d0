import { afterAll, beforeAll, expect, test } from 'vitest';
import { InboxEntry } from '../models/InboxEntry';
import { TEST_COUNTY } from '../test/buildCounty';
import { buildPerson } from '../test/factories';
import { openLive } from '../test/liveClient';
import { reportOf } from '../test/liveReports';
import { startTestServer, type TestServer } from '../test/testServer';

/** Together more than what Linux holds of a connection whose other side does not read: up to 4 MB to be sent. */
const ENTRIES = 24_000;
const ID_LENGTH = 120;
const AT_ONCE = 4_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(
    {},
    { liveLimits: { bufferedBytes: 64 * 1024, logSize: 2 * ENTRIES } },
  );
});
afterAll(() => server.close());

test('a client that does not read is cut, comes back and catches up; others notice nothing', async () => {
  const [person, other] = [await buildPerson(), await buildPerson()];
  const slow = await openLive(server, person);
  const quick = await openLive(server, other);
  slow.socket.pause();
  const number = (i: number): string => `e${String(i).padStart(6, '0')}`;
  const longId = (i: number): string => number(i).padEnd(ID_LENGTH, '-');
  for (let from = 0; from < ENTRIES; from += AT_ONCE)
    await InboxEntry.collection.insertMany(
      Array.from({ length: AT_ONCE }, (_, i) => ({
        _id: number(from + i) as never,
        county: TEST_COUNTY,
        personId: person._id,
        reportId: longId(from + i),
      })),
      { ordered: true },
    );
  await reportOf(other);
  await quick.hear(1);
  expect(server.deps.live.count(), 'the slow one is gone').toBe(1);

  // What the kernels still hold is read before the end is heard.
  slow.socket.resume();
  expect(await slow.closed()).toBe(1006);
  const back = await openLive(server, person, slow.lastId);
  expect(back.frames[0]).toMatchObject({ type: 'hello', resumed: true });
  await back.hear(ENTRIES - slow.heard.length);
  const heard = [...slow.heard, ...back.heard].map(
    (change) => 'reportId' in change && change.reportId,
  );
  expect(slow.heard.length).toBeLessThan(ENTRIES);
  expect(heard).toEqual(Array.from({ length: ENTRIES }, (_, i) => longId(i)));
});
