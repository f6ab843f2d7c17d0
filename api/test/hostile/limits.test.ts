import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPerson } from '../factories';
import { startTestServer, type TestServer } from '../testServer';

/** Two processes on one database, as behind a balancer. */
let servers: readonly [TestServer, TestServer];
beforeAll(async () => {
  servers = [await startTestServer(), await startTestServer()];
});
afterAll(() => Promise.all(servers.map((server) => server.close())));

const turn = (n: number): TestServer => servers[n % 2 === 0 ? 0 : 1];
const plate = '/plates/411728001001001';
const NEAR = '203.0.113.9';

/** How many of so many calls in turn on both servers were let through. */
async function letThrough(
  times: number,
  call: (server: TestServer, n: number) => Promise<{ status: number }>,
): Promise<number> {
  let count = 0;
  for (let n = 0; n < times; n++) if ((await call(turn(n), n)).status !== 429) count += 1;
  return count;
}

describe('rate limits', () => {
  it('count a person on both processes together, and nobody else', async () => {
    const person = await buildPerson();
    expect(await letThrough(64, (server) => server.get(plate, person))).toBe(60);
    expect((await servers[0].get(plate, await buildPerson())).status).not.toBe(429);
    // Another action has a limit of its own.
    expect((await servers[1].get('/me', person)).status).toBe(200);
  });

  it('follow a person to another address and another sign-in', async () => {
    const person = await buildPerson();
    await letThrough(60, (server, n) => server.get(plate, person, { address: `10.0.1.${n}` }));
    for (const server of servers) server.signOut(person);
    const answer = await servers[0].get(plate, person, { address: '10.0.2.1' });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('count who is not signed in by the address our own balancer saw', async () => {
    const call = (server: TestServer, n: number) =>
      server.get(plate, null, {
        // What the caller wrote stands first, and is another each time.
        headers: { 'x-forwarded-for': `198.51.100.${n}, ${NEAR}`, 'x-real-ip': `198.51.100.${n}` },
      });
    expect(await letThrough(64, call)).toBe(60);
    expect((await servers[0].get(plate, null, { address: '203.0.113.10' })).status).not.toBe(429);
  });

  it('stop who guesses codes, tokens and secrets at the door, whatever door', async () => {
    const doors = [
      ['/sessions', { kind: 'wechat', code: 'guess', county: '999999' }],
      ['/sessions/refresh', { refreshToken: 'guess-guess-guess' }],
    ] as const;
    const guess = (server: TestServer, n: number) => {
      const [path, body] = doors[n % 4 < 2 ? 0 : 1];
      return server.post(path, null, { body, address: '203.0.113.20' });
    };
    expect(await letThrough(304, guess)).toBe(300);
    const asked = servers[0].post('/sign-in-requests', null, { address: '203.0.113.20' });
    expect((await asked).status).toBe(429);
  });

  it('let a process count by itself at first, and hold over all of them in the end', async () => {
    const person = await buildPerson();
    const submit = (server: TestServer) =>
      server.post('/reports', person, { body: { category: 'none', words: '', place: {} } });
    const passed = await letThrough(60, submit);
    expect(passed).toBeGreaterThanOrEqual(20);
    expect(passed).toBeLessThanOrEqual(24);
  });
});
