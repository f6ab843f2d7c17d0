import { formatDayAndTime } from '@shared/formatTime';
import { REJECTION_REASONS, type RejectionReason } from '@shared/schemas/reportActions';

/** Every sentence the API itself says to people, in one place. */
export const messages = {
  reporter: '反映人',
  system: '系统',
  staffFallback: '工作人员',
  waitingForRating: '等待反映人评价',
  waitingForReporter: '等待反映人补充',
  closed: '已办结，无需再处理',
  received: (holder: string, by: Date) =>
    `已收到，由${holder}核实，${formatDayAndTime(by)} 前联系您`,
  verified: (holder: string) => `已核实，等待${holder}派单`,
  verifiedAs: (category: string, holder: string) => `已核实，归为“${category}”，等待${holder}派单`,
  askedForMore: '请补充情况，补充后继续核实',
  supplemented: (holder: string) => `已补充，由${holder}继续核实`,
  rejected: (reason: RejectionReason, whoCanHelp: string) =>
    `未受理：${REJECTION_REASONS[reason]}。可以联系：${whoCanHelp}`,
  dispatched: (to: string, by: Date) => `已派给${to}，${formatDayAndTime(by)} 前接单`,
  accepted: (by: string, until: Date) => `${by}已接单，${formatDayAndTime(until)} 前办结`,
  declined: (by: string, holder: string) => `${by}退单，由${holder}重新派单`,
  progressed: (by: string) => `${by}报告了进展`,
  resolved: (by: string, until: Date) =>
    `${by}已办结，请您评价；${formatDayAndTime(until)} 前未评价将按“未评价”结案`,
  ratedSolved: '反映人评价：已解决',
  reopened: (holder: string) => `反映人评价：未解决。已提级，由${holder}重新办理`,
  shelved: '多次办理仍未解决，已在县综治中心挂账，将由县里继续跟进并公开原因',
  closedUnrated: '到期未评价，按“未评价”结案，不计入满意',
  noted: '内部备注',
  centreWhy: '各级暂无人在岗，已转县综治中心',
  raisedWhy: (label: string) => `上次办理未解决，提级到${label}`,
  dispatchedWhy: (to: string) => `已派给${to}`,
  onDuty: (count: number) => (count > 0 ? `${count} 人在岗` : '暂无人在岗'),
  nameIsTheRosters: '姓名由综治中心登记，需要更正请联系管理员',
  /** Titles of the subscribe messages, as WeChat's own prompt shows them. */
  templates: {
    reportProgress: '办理进度通知',
    reportResolved: '办结评价提醒',
    taskAssigned: '新任务提醒',
    taskDue: '任务到期提醒',
  },
  postNeedsArea: '请选择这个职务负责的区域',
  postNeedsOrganisation: '请选择这个职务所属的单位',
  organisationUnknown: '没有这个单位，或单位已停用',
  analystNeedsCounty: '分析员只设在县一级',
  phoneHasOtherName: '这个手机号已登记给另一位工作人员，请核对姓名和手机号',
  lastAdmin: '这是本县最后一位管理员，请先增加或移交给另一位管理员',
} as const;
