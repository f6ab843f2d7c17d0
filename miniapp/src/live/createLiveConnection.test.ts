import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LIVE_CLOSE } from '@shared/liveCloseCodes';
import type { LiveFrame } from '@shared/schemas/events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { openSocket } from '../platform/socket';
import { createLiveConnection, type LiveConnection, Refused } from './createLiveConnection';

/** A server whose frames a test writes by hand, behind a real socket. */
async function startServer() {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const opened: { url: string; socket: WebSocket; said: string[] }[] = [];
  sockets.on('connection', (socket, request) => {
    const said: string[] = [];
    socket.on('message', (data) => said.push(String(data)));
    opened.push({ url: request.url ?? '', socket, said });
  });
  return {
    port: (http.address() as AddressInfo).port,
    opened,
    say: (frame: LiveFrame) => opened.at(-1)?.socket.send(JSON.stringify(frame)),
    hello: (id: string, resumed = true, beatSeconds = 20) =>
      opened.at(-1)?.socket.send(JSON.stringify({ type: 'hello', id, resumed, beatSeconds })),
    stop: async () => {
      for (const client of sockets.clients) client.terminate();
      http.close();
      await once(http, 'close');
    },
  };
}

let server: Awaited<ReturnType<typeof startServer>>;
let connection: LiveConnection;
let told: string[];
let asked: number;
let askTicket: () => Promise<{
  ticket: string;
  position: string;
  coversSeconds: number;
  expiresInSeconds: number;
}>;

beforeEach(async () => {
  server = await startServer();
  told = [];
  asked = 0;
  askTicket = async () => {
    asked += 1;
    return { ticket: `t${asked}`, position: `P${asked}`, coversSeconds: 10, expiresInSeconds: 30 };
  };
  vi.stubGlobal('WebSocket', WebSocket);
  vi.stubGlobal('API_BASE', '');
  vi.stubGlobal('window', { location: { href: `http://127.0.0.1:${server.port}/` } });
  connection = createLiveConnection({
    askTicket: () => askTicket(),
    openSocket: (ticket, lastEventId, listener) =>
      openSocket(`/events?ticket=${ticket}&lastEventId=${lastEventId}`, listener),
    onChange: (change) => void told.push(change.kind),
    onGap: () => void told.push('gap'),
    onCovered: () => void told.push('covered'),
    onSessionEnded: () => void told.push('ended'),
    // The shortest waits there are.
    random: () => -0.48,
  });
});
afterEach(async () => {
  connection.stop();
  await server.stop();
  vi.unstubAllGlobals();
});

const opened = (count: number) =>
  vi.waitFor(() => expect(server.opened).toHaveLength(count), { timeout: 5_000 });

test('begins at the position of its ticket, and goes on from the last id it saw', async () => {
  connection.start();
  await opened(1);
  expect(server.opened[0]?.url).toBe('/events?ticket=t1&lastEventId=P1');
  expect(told).toEqual(['covered', 'gap']);
  server.hello('P1');
  server.say({ type: 'event', id: 'P2', change: { kind: 'tasks' } });
  server.say({ type: 'beat', id: 'P3' });
  await vi.waitFor(() => expect(server.opened[0]?.said).toEqual(['beat']));
  expect(connection.isConnected()).toBe(true);

  server.opened[0]?.socket.terminate();
  await opened(2);
  expect(server.opened[1]?.url).toBe('/events?ticket=t2&lastEventId=P3');
  // Nothing was missed: nothing is read again.
  expect(told).toEqual(['covered', 'gap', 'tasks']);
  server.hello('P9', false);
  await vi.waitFor(() => expect(told.slice(3)).toEqual(['covered', 'gap']));
  server.say({ type: 'reload', id: 'P10' });
  await vi.waitFor(() => expect(told.slice(5)).toEqual(['covered', 'gap']));
});

test('a socket that says nothing any more is given up', async () => {
  connection.start();
  await opened(1);
  server.hello('P1', true, 0.05);
  await opened(2);
  expect(server.opened[1]?.url).toContain('lastEventId=P1');
});

test('tries again while no ticket or no socket is to be had, and starts at once when asked', async () => {
  let failures = 2;
  const give = askTicket;
  askTicket = () => (failures-- > 0 ? Promise.reject(new Error('no network')) : give());
  connection.start();
  await opened(1);
  server.opened[0]?.socket.terminate();
  connection.renew();
  await opened(2);
});

test('a refusal is not tried again by itself, a later start is', async () => {
  const give = askTicket;
  let refusals = 0;
  askTicket = () => {
    refusals += 1;
    return Promise.reject(new Refused());
  };
  connection.start();
  await vi.waitFor(() => expect(refusals).toBe(1));
  askTicket = give;
  connection.renew();
  expect(asked).toBe(0);
  connection.start();
  await opened(1);
});

test('the end of the session, and too many sockets, are final until somebody starts it', async () => {
  connection.start();
  await opened(1);
  server.hello('P1');
  server.opened[0]?.socket.close(LIVE_CLOSE.sessionEnded);
  await vi.waitFor(() => expect(told).toContain('ended'));
  connection.start();
  await opened(2);
  server.hello('P1');
  await vi.waitFor(() => expect(connection.isConnected()).toBe(true));
  server.opened[1]?.socket.close(LIVE_CLOSE.tooMany);
  await vi.waitFor(() => expect(connection.isConnected()).toBe(false));
  connection.renew();
  expect(asked).toBe(2);
});

test('another person begins anew', async () => {
  connection.start();
  await opened(1);
  server.hello('P1');
  server.say({ type: 'beat', id: 'P7' });
  await vi.waitFor(() => expect(server.opened[0]?.said).toEqual(['beat']));
  connection.stop();
  connection.start();
  await opened(2);
  expect(server.opened[1]?.url).toBe('/events?ticket=t2&lastEventId=P2');
});
