import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { JobSlot } from '../models/JobSlot';
import { finishSlot, takeSlot } from './jobSlots';

describe('a slot of a job', () => {
  it('has one taker among many, slot after slot', async () => {
    const job = randomUUID();
    for (let i = 0; i < 30; i += 1) {
      const slot = new Date(i * 60_000);
      const asked = await Promise.all([1, 2, 3, 4].map(() => takeSlot(job, slot)));
      expect(asked.filter(Boolean)).toHaveLength(1);
    }
    expect(await takeSlot(job, new Date(60_000))).toBe(false);
  });

  it('is taken again where its taker died, not where it finished', async () => {
    const job = randomUUID();
    const slot = new Date(0);
    expect(await takeSlot(job, slot)).toBe(true);
    expect(await takeSlot(job, slot)).toBe(false);
    await JobSlot.updateOne({ _id: job }, { takenAt: new Date(Date.now() - 11 * 60_000) });
    expect(await takeSlot(job, slot)).toBe(true);
    await finishSlot(job, slot);
    await JobSlot.updateOne({ _id: job }, { takenAt: new Date(0) });
    expect(await takeSlot(job, slot)).toBe(false);
  });
});
