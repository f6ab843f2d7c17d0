import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApiError } from '../../api/errors';
import { inspectPhoto } from '../../api/photos/inspectPhoto';
import { hostileFiles } from '../../api/test/hostileFiles';

const TIMES = 20;

/** How long it takes to refuse each hostile file, median of many, with the reason given. */
export async function measureRefusals(): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'weilianxin-refuse-'));
  try {
    const lines: string[] = [];
    for (const [name, content] of await hostileFiles()) {
      const file = path.join(folder, 'photo');
      await writeFile(file, content);
      const times: number[] = [];
      let reason = 'TAKEN';
      for (let n = 0; n < TIMES; n++) {
        const began = performance.now();
        reason = await inspectPhoto(file).then(
          () => 'TAKEN',
          (error: unknown) => (error instanceof ApiError ? error.message : String(error)),
        );
        times.push(performance.now() - began);
      }
      const median = times.sort((a, b) => a - b)[TIMES / 2] ?? 0;
      const size = `${(content.length / 1024).toFixed(0)} KB`;
      lines.push(`${median.toFixed(2).padStart(7)} ms ${size.padStart(8)}  ${name}: ${reason}`);
    }
    return lines;
  } finally {
    await rm(folder, { recursive: true });
  }
}
