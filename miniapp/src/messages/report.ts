import type { State } from '@shared/workflow';

/** What a report says of itself wherever it is shown. */
export const report = {
  waitsForYou: { needsMore: '等您补充', resolved: '等您评价' } as Partial<Record<State, string>>,
  stepNames: ['点单', '核实', '派单', '接单', '督办', '评价'],
  stepsLabel: (done: number) => `六步已走完 ${done} 步`,
  stepDone: '已完成',
  stepNow: '进行中',
  stepAhead: '未开始',
  dueFor: {
    firstContact: '联系',
    verification: '核实',
    dispatch: '派单',
    acceptance: '接单',
    resolution: '办结',
    rating: '评价',
    review: '复查',
    appeal: '复核申诉',
    part: '协办答复',
  },
  due: (what: string, left: string) => `${what}${left}`,
  dueAt: (when: string) => `${when} 前`,
  noDue: '没有时限在走',
  photo: (index: number, count: number) => `照片 ${index}，共 ${count} 张`,
  staffOnly: '居民看不到，仅工作人员可见',
  timelineEmpty: '还没有进展',
  callPerson: (name: string) => `打电话给${name}`,
  noPhone: '暂无电话',
  numberLabel: '编号',
} as const;
