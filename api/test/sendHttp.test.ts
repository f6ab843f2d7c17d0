import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendHttp, tryAgain } from './sendHttp';

const STOOD_STILL_MS = 1_200;
const asked = new Map<string, number>();
let server: Server;

/** `/late/2` says "try again" twice, each time after a wait, `/early/2` at once; then both are fine. */
beforeAll(async () => {
  server = createServer(({ url = '' }, answer) => {
    const [, when, times] = url.split('/');
    const before = asked.get(url) ?? 0;
    asked.set(url, before + 1);
    const status = before < Number(times) ? 503 : 200;
    setTimeout(
      () => answer.writeHead(status, { 'retry-after': '0' }).end(),
      status === 503 && when === 'late' ? STOOD_STILL_MS : 0,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(path: string): Promise<[status: number, asked: number | undefined]> {
  const { port } = server.address() as AddressInfo;
  const target = new URL(path, `http://127.0.0.1:${port}`);
  const { status } = await tryAgain(() =>
    sendHttp(target, { method: 'GET', headers: {}, body: null }),
  );
  return [status, asked.get(path)];
}

test('tries again where the answer says so after a wait, thrice at the most', async () => {
  const answers = await Promise.all(['/late/0', '/late/2', '/late/3', '/early/1'].map(ask));
  expect(answers).toEqual([
    [200, 1],
    [200, 3],
    [503, 3],
    [503, 1],
  ]);
});
