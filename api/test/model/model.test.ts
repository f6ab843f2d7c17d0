import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testServer';
import { checkInvariants } from './checkInvariants';
import { buildModelWorld, type ModelWorld } from './modelCast';
import { runModel } from './runModel';

const STEPS = 10_000;

let server: TestServer;
let world: ModelWorld;
beforeAll(async () => {
  server = await startTestServer({ RATE_LIMITS: 'off' });
  world = await buildModelWorld();
});
afterAll(() => server.close());

it('holds every answer of 10,000 random steps to the table and to the rules', async () => {
  const result = await runModel({ server, world, steps: STEPS, seed: 2026, workers: 16 });
  console.log(JSON.stringify(result));
  expect(await checkInvariants(world.county.code)).toEqual([]);
  expect(result.steps).toBe(STEPS);
  // The run wanders everywhere: each action of the table was taken.
  expect(result.taken).toBeGreaterThan(STEPS / 4);
  expect(result.refused).toBeGreaterThan(STEPS / 10);
}, 600_000);
