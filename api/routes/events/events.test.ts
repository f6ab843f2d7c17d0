import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { TICKET_SECONDS } from '../../commands/issueEventTicket';
import { EventTicket } from '../../models/EventTicket';
import { Session } from '../../models/Session';
import { TEST_COUNTY } from '../../test/buildCounty';
import { buildPerson } from '../../test/factories';
import { askTicket, eventsUrl, openLive } from '../../test/liveClient';
import { reportOf } from '../../test/liveReports';
import { startTestServer, type TestServer } from '../../test/testServer';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({}, { liveLimits: { socketsOfPerson: 3 } });
});
afterAll(() => server.close());

type Failure = { error: { code: string; message: string } };

/** How an attempt to open a socket is answered: 101, or the status and code of the refusal. */
function knock(query: Record<string, string>, path?: string): Promise<[number, string?]> {
  const url = eventsUrl(server, query);
  const socket = new WebSocket(path ? url.replace('/api/v1/events', path) : url);
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      socket.terminate();
      resolve([101]);
    });
    socket.on('unexpected-response', (_, response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve([response.statusCode ?? 0, (JSON.parse(body) as Failure).error.code]),
      );
    });
    socket.on('error', reject);
  });
}

describe('a ticket', () => {
  test('needs a login and the privacy text', async () => {
    const stranger = await server.post<Failure>('/events/tickets', null, {});
    expect([stranger.status, stranger.body.error.code]).toEqual([401, 'unauthenticated']);
    const person = await buildPerson({ consent: null });
    const answer = await server.post<Failure>('/events/tickets', person, {});
    expect([answer.status, answer.body.error.code]).toEqual([403, 'consent_required']);
  });

  test('is good once', async () => {
    const { ticket } = await askTicket(server, await buildPerson());
    const query = { ticket, county: TEST_COUNTY };
    const both = await Promise.all([knock(query), knock(query)]);
    expect(both.sort()).toEqual([[101], [401, 'ticket_invalid']]);
    expect(await knock(query)).toEqual([401, 'ticket_invalid']);
  });

  test('is good for seconds, by the clock of the database', async () => {
    const person = await buildPerson();
    const { ticket, expiresInSeconds } = await askTicket(server, person);
    expect(expiresInSeconds).toBe(TICKET_SECONDS);
    const kept = await EventTicket.findOne({ personId: person._id }).lean();
    const left = (kept?.expiresAt.getTime() ?? 0) - Date.now();
    expect(left).toBeGreaterThan((TICKET_SECONDS - 10) * 1000);
    expect(left).toBeLessThanOrEqual(TICKET_SECONDS * 1000);
    await EventTicket.updateOne({ personId: person._id }, { $set: { expiresAt: new Date() } });
    expect(await knock({ ticket, county: TEST_COUNTY })).toEqual([401, 'ticket_invalid']);
  });

  test('is good for its own county, and what is refused leaves it good', async () => {
    const { ticket } = await askTicket(server, await buildPerson());
    expect(await knock({ ticket, county: '141030' })).toEqual([401, 'ticket_invalid']);
    expect(await knock({ ticket, county: TEST_COUNTY })).toEqual([101]);
  });

  test.each([
    [{}],
    [{ ticket: 'x', county: TEST_COUNTY }],
    [{ ticket: 'A'.repeat(43), county: '$ne' }],
    [{ ticket: 'A'.repeat(43), county: TEST_COUNTY, lastEventId: 'yesterday' }],
    [{ ticket: 'A'.repeat(43), county: TEST_COUNTY, more: '1' }],
  ])('%j is refused', async (query) => {
    expect(await knock(query as Record<string, string>)).toEqual([400, 'validation_failed']);
  });

  test('elsewhere nothing is upgraded; without an upgrade there is nothing to read', async () => {
    expect(await knock({}, '/api/v1/reports')).toEqual([404, 'not_found']);
    const query = { ticket: 'A'.repeat(43), county: TEST_COUNTY };
    const answer = await server.get<Failure>('/events', null, { query });
    expect([answer.status, answer.body.error.code]).toEqual([426, 'upgrade_required']);
  });
});

describe('a socket lives as long as its sign-in', () => {
  test('signing out closes it, here and in every process', async () => {
    const person = await buildPerson();
    const client = await openLive(server, person);
    const other = await startTestServer();
    try {
      const elsewhere = await openLive(other, person);
      expect((await server.delete('/sessions/current', person, {})).status).toBe(204);
      expect(await client.closed()).toBe(4401);
      // Another sign-in of the same person goes on.
      const report = await reportOf(person);
      expect(await elsewhere.hear(1)).toMatchObject([{ reportId: report._id }]);
    } finally {
      await other.close();
    }
    server.signOut(person);
  });

  test('a session that the database removed when its time was over', async () => {
    const person = await buildPerson();
    const client = await openLive(server, person);
    await Session.deleteMany({ personId: person._id });
    expect(await client.closed()).toBe(4401);
    server.signOut(person);
  });

  test('a session that ended after the ticket was asked for', async () => {
    const person = await buildPerson();
    const { ticket } = await askTicket(server, person);
    await Session.updateMany({ personId: person._id }, { $set: { expiresAt: new Date() } });
    const socket = new WebSocket(eventsUrl(server, { ticket, county: TEST_COUNTY }));
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(4401);
    server.signOut(person);
  });
});

test('one person has only so many: the oldest goes', async () => {
  const person = await buildPerson();
  const clients = [];
  for (let i = 0; i < 4; i++) clients.push(await openLive(server, person));
  expect(await clients[0]?.closed()).toBe(4429);
  await reportOf(person);
  for (const client of clients.slice(1)) await client.hear(1);
});

test('who does not answer is cut, who answers in words alone stays', async () => {
  const beating = await startTestServer({}, { liveLimits: { beatMs: 200 } });
  const person = await buildPerson();
  const { ticket } = await askTicket(beating, person);
  const speaking = await openLive(beating, person, undefined, { autoPong: false });
  const mute = new WebSocket(eventsUrl(beating, { ticket, county: TEST_COUNTY }), {
    autoPong: false,
  });
  expect(await new Promise((resolve) => mute.on('close', resolve))).toBe(1006);
  await reportOf(person);
  await speaking.hear(1);
  await beating.close();
});

test('what a client says beyond a word is not listened to', async () => {
  const client = await openLive(server, await buildPerson());
  client.socket.send('x'.repeat(1000));
  expect(await client.closed()).toBe(1009);
});

test('a process that stops says so, and lets nobody in any more', async () => {
  const other = await startTestServer();
  const client = await openLive(other, await buildPerson());
  await other.close();
  expect(await client.closed()).toBe(1001);
});
