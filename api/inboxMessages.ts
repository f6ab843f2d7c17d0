import { ACTION_NAMES, type Action } from '@shared/actions';
import type { DueFor } from '@shared/clocks';
import { formatDayAndTime } from '@shared/formatTime';
import type { Receiver } from './models/Report';

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
  contact: '工作人员已与您联系',
  appeal: '已收到您的申诉',
  grantAppeal: '您的申诉成立',
  refuseAppeal: '您的申诉有了结果',
  merge: '您的反映已并案',
  unmerge: '您的反映单独办理',
  releaseMerged: '您的反映单独办理',
  settleMerged: '您的反映已办结，请评价',
  move: '您的反映已移交所在网格',
  whistle: '您的反映有更多单位一起办理',
  transfer: '您的反映已转办',
  escalate: '您的反映已上报',
  escalateOverdue: '您的反映已上报督促',
  grantExtension: '您的反映办理延期',
  suspend: '您的反映已挂账',
  resume: '您的反映恢复办理',
  supervise: '您的反映已挂牌督办',
  liftSupervision: '您的反映督办结束',
  takeUp: '您的反映重新启动',
  close: '您的反映已结案',
  redact: '您的反映中有内容已隐去',
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
  correct: '居民更正了反映内容',
  withdraw: '居民已撤回反映',
  urge: '居民催办，请尽快处理',
  appeal: '有申诉待复核',
  grantAppeal: '申诉成立，请派单',
  unmerge: '有反映撤销并案，请核实',
  releaseMerged: '有反映单独办理，请核实',
  move: '有反映移交到您的网格',
  whistle: '请您协办',
  declinePart: '协办单位退回，请另行安排',
  answerPart: '协办单位已答复',
  recallPart: '协办已撤回',
  transfer: '有反映转办',
  escalate: '有反映上报，请处理',
  escalateOverdue: '有反映超期上报，请督促',
  askExtension: '有延期申请待审批',
  grantExtension: '延期申请已同意',
  refuseExtension: '延期申请未同意',
  suspend: '反映已挂账',
  resume: '反映恢复办理',
  resolve: '有办结待抽查',
  remind: '督办提醒，请尽快办理',
  inspect: '抽查有了结果',
  supervise: '反映被挂牌督办',
  liftSupervision: '反映督办结束',
  takeUp: '有反映重新启动，请派单',
  rateUnsolved: '居民评价：未解决，请重新派单',
  shelve: '有反映已挂账，请跟进',
};

/** What a neighbour hears who said "me too". */
const SUPPORTER_TITLES: Partial<Record<Action, string>> = {
  resolve: '您也遇到的问题已办结',
  reject: '您也遇到的问题未受理',
};

const TITLES: Record<Receiver['as'], Partial<Record<Action, string>>> = {
  resident: RESIDENT_TITLES,
  staff: STAFF_TITLES,
  supporter: SUPPORTER_TITLES,
  original: { merge: '有邻居反映了同一件事' },
};

/** What is to be done until a deadline. */
const TO_DO: Record<DueFor, string> = {
  firstContact: '联系反映人',
  verification: '核实',
  dispatch: '派单',
  acceptance: '接单',
  resolution: '办结',
  rating: '评价',
  review: '复查',
  appeal: '复核申诉',
  part: '答复协办',
};

/** The sentences of inbox, subscribe messages, reminders and digest. */
export const inboxMessages = {
  title: (action: Action, as: Receiver['as']): string => TITLES[as][action] ?? ACTION_NAMES[action],
  joined: '有邻居反映了同一件事，已并入您的反映一起办理',
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
