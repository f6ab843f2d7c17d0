import fs from 'node:fs/promises';

/** What a run of a synchronous task costs this process, in seconds of processor time: others on the machine do not count. */
export function processorTime(task: () => unknown): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Seconds on the clock. */
export async function clockTime(task: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await task();
  return (performance.now() - before) / 1000;
}

/** /proc counts in hundredths of a second. */
const TICKS = 100;

/** Seconds of processor time a process has used since its start, all threads, in steps of 10 ms. Linux only. */
export async function processorSecondsOf(pid: number): Promise<number> {
  const text = await fs.readFile(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may hold blanks: fields are counted from behind it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
