import { describe, expect, it } from 'vitest';
import { createShutdown } from './createShutdown';

describe('createShutdown', () => {
  it('ends the last started first, and the others where one does not end', async () => {
    const lines: string[] = [];
    const shutdown = createShutdown((line) => lines.push(line));
    shutdown.add('database', async () => void lines.push('database ended'));
    shutdown.add('simulator', () => Promise.reject(new Error('stuck')));
    shutdown.add('API', async () => void lines.push('API ended'));
    await shutdown.run();
    expect(lines).toEqual([
      'API ended',
      'The simulator did not stop cleanly: Error: stuck',
      'database ended',
    ]);
  });

  it('takes one Ctrl-C for one, however often it arrives', async () => {
    const lines: string[] = [];
    const shutdown = createShutdown((line) => lines.push(line));
    process.emit('SIGINT', 'SIGINT');
    process.emit('SIGINT', 'SIGINT');
    expect(await shutdown.asked).toBe(0);
    expect(lines).toEqual(['\nStopping …']);
  });

  it('says why it ends by itself, but not while it is being ended', async () => {
    const lines: string[] = [];
    const shutdown = createShutdown((line) => lines.push(line));
    shutdown.fail('The database has ended.');
    expect(await shutdown.asked).toBe(1);
    await shutdown.run();
    shutdown.fail('too late');
    expect(lines).toEqual(['The database has ended.']);
  });
});
