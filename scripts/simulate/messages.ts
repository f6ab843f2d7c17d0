import type { Tally } from './simulatedPerson';

const counts = (map: ReadonlyMap<string | number, number>): string =>
  [...map]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join('，');

/** What the command says. */
export const simulateMessages = {
  usage: '用法：npm run simulate -- [--hours 24] [--people 500] [--seed 1] [--county 411728]',
  people: '建立人员',
  hour: '模拟的小时',
  rebuilding: '按时间线重做并比较',
  result: (tally: Tally, hours: number, people: number, seconds: number) =>
    `${people} 人 ${hours} 小时，用时 ${seconds} 秒，${tally.requests} 次请求\n` +
    `应答：${counts(tally.statuses)}\n步骤：${counts(tally.steps)}`,
  rebuilt: (reports: number, entries: number, differences: number) =>
    `按时间线重做：${reports} 件反映，${entries} 条消息，${differences} 处不同`,
} as const;
