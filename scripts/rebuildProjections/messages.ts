import type { Difference } from '../../api/projections/rebuildProjections';

const WHAT: Record<Difference['what'], string> = {
  missing: '缺少',
  surplus: '多出',
  different: '不同',
};

/** What the command says. */
export const rebuildMessages = {
  usage: '用法：npm run rebuild:projections -- [--county 411728] [--replace]',
  rebuilding: '按时间线重做',
  difference: ({ collection, id, what, fields }: Difference) =>
    `${collection} ${id}：${WHAT[what]} ${fields.join('、')}`.trimEnd(),
  result: (reports: number, entries: number, differences: number, replaced: boolean) =>
    `${reports} 件反映，重做 ${entries} 条消息和统计：${differences} 处不同${replaced && differences > 0 ? '，已更正' : ''}`,
} as const;
