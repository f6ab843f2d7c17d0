import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApiError } from '../../api/errors';
import { inspectPhoto } from '../../api/photos/inspectPhoto';
import { hostileFiles } from '../../api/test/hostileFiles';
import { median } from './frame/contest';
import { atMost, measurement, type Results, type Row } from './frame/measurement';

const GOAL_MS = 200;

/** How long it takes to refuse each hostile file, median of many, with the reason given. */
async function measureRefusals({ times }: { times: number }): Promise<Results> {
  const folder = await mkdtemp(path.join(tmpdir(), 'weilianxin-refuse-'));
  try {
    const rows: Row[] = [];
    for (const [name, content] of await hostileFiles()) {
      const file = path.join(folder, 'photo');
      await writeFile(file, content);
      const spent: number[] = [];
      let reason = 'TAKEN';
      for (let n = 0; n < times; n++) {
        const began = performance.now();
        reason = await inspectPhoto(file).then(
          () => 'TAKEN',
          (error: unknown) => (error instanceof ApiError ? error.message : String(error)),
        );
        spent.push(performance.now() - began);
      }
      const middle = median(spent);
      rows.push({
        what: `${name}, ${(content.length / 1024).toFixed(0)} KB: ${reason}`,
        figure: `${middle.toFixed(2)} ms`,
        goal: atMost(middle, GOAL_MS, `${GOAL_MS} ms`),
      });
    }
    return { about: `each file ${times} times, median on the clock`, rows };
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const refusals = measurement('refusals', measureRefusals, {
  full: { times: 20 },
  small: { times: 1 },
});
