import type { Restriction } from '@shared/schemas/restrictions';

/** What the page on people who are held back says. */
export const restrictionWords = {
  title: '限制记录',
  note: '被限制使用的反映人与异议',
  hint: '限制后，对方不能提交非紧急反映、对话和“我也遇到了”；紧急的事仍可反映，到期自动恢复。',
  queuesLabel: '按状态筛选',
  all: '全部',
  objected: '待处理异议',
  empty: '没有限制记录。需要时在反映详情的“更多”里限制反映人。',
  emptyObjected: '没有待处理的异议',
  notYours: '限制由综治中心管理员负责，异议由另一位管理员或县级督办员处理。',
  anonymous: '反映人（不显示姓名）',
  states: { active: '限制中', over: '已到期', lifted: '已解除' } satisfies Record<
    Restriction['state'],
    string
  >,
  open: '看反映',
  from: (number: string) => `因反映 ${number}`,
  span: (from: string, until: string) => `${from} 至 ${until}`,
  reason: (reason: string, by: string) => `${by}：${reason}`,
  lifted: (words: string, by: string) => `${by}解除：${words}`,
  objection: (words: string) => `异议：${words}`,
  decided: (upheld: boolean, words: string, by: string) =>
    `${by}${upheld ? '维持限制' : '解除限制'}：${words}`,
  lift: '提前解除',
  liftDone: '已解除',
  decide: '处理异议',
  outcome: '处理结果',
  uphold: '维持限制',
  release: '解除限制',
  decideDone: '已处理',
  words: '说明',
  wordsHint: '对方会看到',
  missing: '请写一下说明',
  hold: {
    title: '限制反映人',
    action: '限制',
    days: '限制多久',
    daysOf: (days: number) => `${days} 天`,
    reason: '原因',
    reasonHint: '对方会看到，并可以提出一次异议',
    phrases: ['多次发送辱骂内容', '反复提交虚假信息', '大量重复提交同一件事'],
    done: '已限制，对方已收到通知',
  },
} as const;
