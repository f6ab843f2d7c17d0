import { afterAll, describe, expect, it } from 'vitest';
import { allEndpoints } from '../../routes/allEndpoints';
import { startTestServer } from '../testServer';
import { BROKEN_VARIANTS } from './brokenEndpoints';
import type { FuzzWorld } from './fuzzWorld';
import { runFuzz } from './runFuzz';

const REQUESTS = 20_000;

const NOBODY: FuzzWorld = {
  tokens: new Map(),
  cast: { people: ['nobody'], known: { under: () => [], all: [] }, files: [] },
};

describe('fuzzing', () => {
  it('finds every operation as it is documented, whatever is sent to it', async () => {
    const server = await startTestServer({ RATE_LIMITS: 'off' });
    const result = await runFuzz({ server, requests: REQUESTS, rounds: 3, seed: 2026, workers: 8 });
    await server.close();
    console.log(JSON.stringify({ ...result, cpuMicroseconds: process.cpuUsage() }));
    expect(result.failures).toEqual([]);
    expect(result.operations).toBe(allEndpoints.length);
    // It gets inside: good part of what is drawn is taken, and told from what is not.
    for (const status of [200, 201, 400, 401, 403, 404, 409, 415, 422])
      expect(result.statuses[status], String(status)).toBeGreaterThan(0);
  }, 900_000);
});

describe('an operation that is added with a defect is found by itself', () => {
  // Vitest calls a rejection that nobody waits for a failure of its own.
  const others = process.listeners('unhandledRejection');
  afterAll(() => {
    for (const listener of others) process.on('unhandledRejection', listener);
  });

  it.each(Object.entries(BROKEN_VARIANTS))(
    '%s',
    async (_, { endpoints, document, said }) => {
      process.removeAllListeners('unhandledRejection');
      const server = await startTestServer({ RATE_LIMITS: 'off' }, { endpoints });
      const { failures } = await runFuzz({
        server,
        requests: 240,
        rounds: 4,
        seed: 1,
        workers: 1,
        ...(document === undefined ? {} : { document }),
        slowMs: 200,
        slowdown: async () => 1,
        giveUpMs: 1_000,
        growthBytes: 3_000_000,
        buildWorld: async () => NOBODY,
      });
      await server.close();
      Reflect.deleteProperty(Object.prototype, 'polluted');
      expect(failures.join('\n')).toMatch(said);
    },
    240_000,
  );
});
