import type { DueFor } from '@shared/clocks';
import { formatDayAndTime } from '@shared/formatTime';
import type { RobotKind } from '@shared/pushes';
import { inboxMessages } from './inboxMessages';
import type { PushDocument, PushValues } from './models/Push';

const ROBOT_HEADINGS: Record<RobotKind, (count: number) => string> = {
  new: (count) => `**新反映 ${count} 件**`,
  overdue: (count) => `<font color="warning">**已超期 ${count} 件**</font>`,
  closed: (count) => `<font color="info">**已结案 ${count} 件**</font>`,
};

/** What has a meaning in Markdown would change the message: names come from imported maps. */
const plain = (text: string): string => text.replace(/[<>[\]()*_`#\\\r\n]/g, '');

const TEMPLATE_NAMES: Record<PushDocument['template'], string> = {
  reportProgress: '办理进度',
  reportResolved: '办结与评价',
  taskAssigned: '新任务',
  taskDue: '到期与汇总',
  reportDispatched: '已派单',
  taskOverdue: '紧急超期',
  new: '新反映',
  overdue: '超期',
  closed: '结案',
  test: '测试',
};

/** What a code means, and what to do; from the platforms' own lists of codes. */
const CODE_WORDS: Record<string, string> = {
  restored: '数据从备份恢复，恢复之前可能已经发出',
  '43101': '对方没有允许接收，或已经用完允许的次数',
  '43107': '对方被微信限制，不能接收订阅消息',
  '47003': '消息内容不符合模板要求，请联系技术人员',
  '40037': '消息模板的编号不对，请检查小程序设置',
  '40003': '对方的微信身份不属于这个小程序',
  '41030': '消息里的页面还没有发布',
  '45009': '发送太频繁或今天的额度已用完',
  '-1': '对方平台繁忙',
  '93000': '群机器人地址已失效，请重新添加机器人并更换地址',
  '40058': '群消息的格式不对，请联系技术人员',
  crashed: '发送途中程序中断，不知道是否送达',
  timeout: '对方平台没有及时回答，不知道是否送达',
  connection: '连接中断，不知道是否送达',
  server_error: '对方平台出错，不知道是否送达',
  unreachable: '连不上对方平台',
  no_token: '没有取得微信的调用凭据',
  bad_answer: '对方平台的回答无法识别，请检查网络和设置',
  folded: '与同一时间的其他待办合并成一条发送',
  stale: '超过一天的消息不再发送，站内消息仍在',
  no_quota: '对方允许的次数已用完',
  no_openid: '对方没有绑定微信',
  no_phone: '对方没有登记手机号',
  not_configured: '本县没有配置这种发送方式',
  robot_off: '这个群已停用提醒',
  about_staff: '涉及工作人员的反映不发到群里',
  'AuthFailure.SignatureFailure': '短信平台的密钥不对，请检查设置',
  'AuthFailure.SignatureExpire': '服务器时间不准，短信平台拒绝了请求',
  'AuthFailure.SecretIdNotFound': '短信平台的密钥不存在，请检查设置',
  'UnauthorizedOperation.SmsSdkAppIdVerifyFail': '短信应用编号不对，请检查设置',
  'FailedOperation.InsufficientBalanceInSmsPackage': '短信套餐余量不足，请充值',
  'FailedOperation.SignatureIncorrectOrUnapproved': '短信签名没有通过审核',
  'FailedOperation.TemplateIncorrectOrUnapproved': '短信模板没有通过审核',
  'FailedOperation.PhoneNumberInBlacklist': '对方退订了短信',
  'InvalidParameterValue.IncorrectPhoneNumber': '手机号不正确',
  'LimitExceeded.PhoneNumberThirtySecondLimit': '同一号码发送太快',
  'LimitExceeded.PhoneNumberOneHourLimit': '同一号码一小时内的短信已到上限',
  'LimitExceeded.PhoneNumberDailyLimit': '同一号码今天的短信已到上限',
};

/** The sentences of what goes outside: to groups of the staff, and where many are told as one. */
export const sendMessages = {
  robotHeading: (kind: RobotKind, count: number): string => ROBOT_HEADINGS[kind](count),
  /** One line a matter: kind, place and number, never words of a person. */
  robotLine: ({ matter, place, number, note }: PushValues): string =>
    `> ${plain(matter)} · ${plain(place)} · ${number}${note ? `，${note}` : ''}`,
  robotNewBy: (due: Date): string => `${formatDayAndTime(due)} 前核实`,
  robotOverdue: (dueFor: DueFor, due: Date): string =>
    `${formatDayAndTime(due)} 到期，${inboxMessages.overdueTitle(dueFor)}`,
  robotTest: (name: string): string => `微连心：“${plain(name)}”已接通，本群今后会收到工作提醒。`,
  testMatter: '连通测试',
  testArrived: '已发到群里，请在群里查看',
  templateName: (template: PushDocument['template']): string => TEMPLATE_NAMES[template],
  codeWords: (code: string): string =>
    CODE_WORDS[code] ??
    (code.startsWith('InternalError') ? '短信平台出错，不知道是否送达' : '对方平台没有接受'),
  goesOn: '会自动再试',
  nameless: '未登记姓名',
  robotGone: '已移除的群',
  foldedMatter: '待办汇总',
  foldedStatus: '待处理',
  /** At most 20 characters. */
  foldedNote: (assigned: number, due: number): string =>
    [assigned > 0 && `${assigned}件新任务`, due > 0 && `${due}件到期提醒`]
      .filter(Boolean)
      .join('，'),
} as const;
