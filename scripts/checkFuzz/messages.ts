import type { FuzzResult } from '../../api/test/fuzz/runFuzz';

const megabytes = (bytes: number | undefined): string => ((bytes ?? 0) / 1_000_000).toFixed(1);

/** What the command says. */
export const fuzzMessages = {
  running: '按接口文档随机调用',
  unknownVariant: (name: string, known: readonly string[]) =>
    `没有名为 ${name} 的坏样本；可选：${known.join('、')}`,
  result: (result: FuzzResult, cpuSeconds: number) =>
    `${result.operations} 个接口，${result.requests} 次请求，最慢 ${Math.round(result.slowest)} 毫秒，` +
    `内存（各轮之后，MB）${result.heap.map(megabytes).join(' ')}，CPU ${cpuSeconds.toFixed(0)} 秒\n` +
    `${Object.entries(result.statuses)
      .map(([status, count]) => `${status}：${count}`)
      .join('，')}\n` +
    `问题 ${result.failures.length}`,
} as const;
