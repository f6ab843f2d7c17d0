import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { apiError } from './errors';
import { isDatabaseAway } from './isDatabaseAway';

test('a connection that ended under a command means that the database is away', async () => {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.resume();
  await once(socket, 'end');
  socket.write('a command');
  const [error] = await once(socket, 'error').catch((thrown: unknown) => [thrown]);
  server.close();
  expect(isDatabaseAway(error), String(error)).toBe(true);
  expect(isDatabaseAway(new Error('out of order'))).toBe(false);
  expect(isDatabaseAway(apiError('conflict'))).toBe(false);
});
