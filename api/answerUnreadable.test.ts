import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, test } from 'vitest';
import { answerUnreadable } from './answerUnreadable';

const LIMITS = { headersTimeout: 300, requestTimeout: 300, connectionsCheckingInterval: 50 };

test.each([
  ['a head that never ends', 'GET / HTTP/1.1\r\nHost: home\r\n', 408, 'request_too_slow'],
  ['a head that is too long', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n`, 431, 'head_too_long'],
  ['what is no HTTP', 'hello\r\n\r\n', 400, 'bad_request'],
])('%s is answered in words, and the connection ends', async (_, sent, status, code) => {
  const server = createServer(LIMITS, (__, response) => response.end());
  answerUnreadable(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(sent);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  server.close();
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(JSON.parse(body)).toEqual({
    error: { code, message: expect.stringMatching(/[\u4e00-\u9fff]/) },
  });
});
