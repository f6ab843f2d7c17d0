import mongoose from 'mongoose';
import { expect, inject, it } from 'vitest';
import { runDurability } from './runDurability';

it('loses nothing and does nothing twice while processes are killed', {
  timeout: 600_000,
}, async () => {
  // The project's own set is for the other files: this one is killed.
  const database = mongoose.connection.name;
  await mongoose.disconnect();
  try {
    const result = await runDurability({
      seed: 2026,
      faults: { killApi: 2, killPrimary: 1, stopPrimary: 0, cutOff: 0, restartAll: 0 },
      clients: 2,
      broken: null,
      minutes: 10,
      onProgress: () => {},
    });
    console.log(JSON.stringify(result));
    expect(result.wrong).toEqual([]);
    expect(result.kept.reports).toBeGreaterThan(0);
    expect(result.kept.steps).toBeGreaterThan(result.kept.reports);
    expect(result.requests.sentAgain).toBeGreaterThan(0);
  } finally {
    await mongoose.connect(inject('mongoUri'), { dbName: database });
  }
});
