import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { Lease } from '../models/Lease';
import { createLease, releaseLease, takeLease } from './lease';

const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));

describe('a lease', () => {
  it('goes to one of many who ask at once', async () => {
    for (let i = 0; i < 20; i += 1) {
      const name = randomUUID();
      const asked = await Promise.all(
        ['a', 'b', 'c', 'd'].map((who) => takeLease(name, who, 9999)),
      );
      expect(asked.filter(Boolean)).toHaveLength(1);
    }
  });

  it('is renewed by its holder, goes on when it ran out, and comes back to nobody', async () => {
    const name = randomUUID();
    expect(await takeLease(name, 'a', 2000)).toBe(true);
    expect(await takeLease(name, 'b', 2000)).toBe(false);
    expect(await takeLease(name, 'a', 2000)).toBe(true);
    await pause(2050);
    expect(await takeLease(name, 'b', 9999)).toBe(true);
    expect(await takeLease(name, 'a', 300)).toBe(false);
    await releaseLease(name, 'a');
    expect(await takeLease(name, 'a', 300)).toBe(false);
    await releaseLease(name, 'b');
    expect(await takeLease(name, 'a', 300)).toBe(true);
  });

  it('ends by the database clock, whatever the holder thinks the time is', async () => {
    const name = randomUUID();
    await takeLease(name, 'a', 60_000);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    try {
      expect(await takeLease(name, 'b', 60_000)).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is not held any more once its time is over without a renewal', async () => {
    const lease = createLease(randomUUID(), 'a', 2000);
    expect(await lease.keep()).toBe(true);
    await pause(2050);
    expect(lease.held()).toBe(false);
  });

  it('is lost where another took it', async () => {
    const name = randomUUID();
    const lease = createLease(name, 'a', 3000);
    expect(await lease.keep()).toBe(true);
    await Lease.updateOne({ _id: name }, { holder: 'b' });
    await pause(1050);
    expect(await lease.keep()).toBe(false);
    expect(lease.held()).toBe(false);
  });
});
