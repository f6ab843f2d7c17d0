import type { DueFor } from '@shared/clocks';
import { formatDayAndTime } from '@shared/formatTime';
import { ACTION_NAMES, type Action } from '@shared/workflow';

/** What a step is called to the person whose report it is. */
const RESIDENT_TITLES: Partial<Record<Action, string>> = {
  submit: '已收到您的反映',
  verify: '您的反映已核实',
  askForMore: '请补充情况',
  reject: '您的反映未受理',
  dispatch: '您的反映已派单',
  accept: '您的反映已有人接单',
  decline: '承办方退单，正在重新派单',
  progress: '您的反映有新进展',
  resolve: '您的反映已办结，请评价',
  rateUnsolved: '您的反映重新办理',
  shelve: '您的反映已挂账',
  closeUnrated: '您的反映已结案',
};

/** What a step means for the staff who have it now. */
const STAFF_TITLES: Partial<Record<Action, string>> = {
  submit: '有新的反映待核实',
  verify: '有反映待派单',
  supplement: '居民已补充，请继续核实',
  dispatch: '有新任务，请接单',
  decline: '承办方退单，请重新派单',
  rateSolved: '居民评价：已解决',
  rateUnsolved: '居民评价：未解决，请重新派单',
  shelve: '有反映已挂账，请跟进',
};

/** What is to be done until a deadline. */
const TO_DO: Record<DueFor, string> = {
  verification: '核实',
  dispatch: '派单',
  acceptance: '接单',
  resolution: '办结',
  rating: '评价',
  review: '复查',
};

/** The sentences of inbox, subscribe messages, reminders and digest. */
export const inboxMessages = {
  title: (action: Action, as: 'resident' | 'staff'): string =>
    (as === 'resident' ? RESIDENT_TITLES : STAFF_TITLES)[action] ?? ACTION_NAMES[action],
  words: (categoryName: string, summary: string): string => `${categoryName}：${summary}`,
  reminderTitle: (dueFor: DueFor): string => `即将到期，请${TO_DO[dueFor]}`,
  reminderWords: (categoryName: string, dueFor: DueFor, due: Date): string =>
    `${categoryName}：请在 ${formatDayAndTime(due)} 前${TO_DO[dueFor]}`,
  overdueTitle: (dueFor: DueFor): string => `已超期，请尽快${TO_DO[dueFor]}`,
  overdueWords: (categoryName: string, dueFor: DueFor, due: Date): string =>
    `${categoryName}：应在 ${formatDayAndTime(due)} 前${TO_DO[dueFor]}，现已超期`,
  soonDue: '即将到期',
  overdue: '已超期',
  digestMatter: '今日待办',
  digestStatus: '待处理',
  /** At most 20 characters. */
  digestNote: (waiting: number, overdue: number, unread: number): string =>
    [`${waiting}件待办`, overdue > 0 && `${overdue}件超期`, unread > 0 && `${unread}条未读`]
      .filter(Boolean)
      .join('，'),
} as const;
