/**
 * The mini-program account the simulator knows: what a county gets from mp.weixin.qq.com, with
 * values that cannot be mistaken for real ones.
 */
export const SIMULATOR_APP_ID = 'wxsimulator0001';
export const SIMULATOR_SECRET = 'simulated-secret-never-use-in-production';

/** 消息推送 settings: the token that signs, and the 43-character EncodingAESKey. */
export const SIMULATOR_PUSH_TOKEN = 'simulatedpushtoken';
export const SIMULATOR_ENCODING_AES_KEY = 'simulatedEncodingAESKeyForDemonstration0001';

/** The account's original id (gh_…), the `ToUserName` of everything pushed. */
export const SIMULATOR_USER_NAME = 'gh_simulator0001';

/** A subscribe-message template: its id, its title, and each field's key with its Chinese label. */
export interface SimulatedTemplate {
  id: string;
  title: string;
  fields: Readonly<Record<string, string>>;
}

/** The subscribe-message templates of the account, by what the product uses them for. */
export const SIMULATOR_TEMPLATES = {
  reportProgress: {
    id: 'simulated-template-report-progress-00000001',
    title: '办理进度通知',
    fields: {
      character_string1: '编号',
      thing2: '事项',
      phrase3: '状态',
      time4: '时间',
      thing5: '说明',
    },
  },
  reportResolved: {
    id: 'simulated-template-report-resolved-00000002',
    title: '办结评价提醒',
    fields: {
      character_string1: '编号',
      thing2: '事项',
      time3: '办结时间',
      thing4: '办理结果',
    },
  },
  taskAssigned: {
    id: 'simulated-template-task-assigned-0000000003',
    title: '新任务提醒',
    fields: {
      character_string1: '编号',
      thing2: '事项',
      thing3: '地点',
      time4: '截止时间',
      thing5: '说明',
    },
  },
  taskDue: {
    id: 'simulated-template-task-due-000000000000004',
    title: '任务到期提醒',
    fields: {
      character_string1: '编号',
      thing2: '事项',
      time3: '到期时间',
      phrase4: '状态',
      thing5: '提示',
    },
  },
} as const satisfies Record<string, SimulatedTemplate>;

/** The template with this id, if the account has one. */
export function findTemplate(id: string): SimulatedTemplate | undefined {
  return Object.values(SIMULATOR_TEMPLATES).find((template) => template.id === id);
}

/** The account for short messages (短信 SendSms), with the bodies its templates were approved with. */
export const SIMULATOR_SMS = {
  secretId: 'AKIDsimulated0000000000000000000000',
  secretKey: 'simulated-sms-key-never-use-in-production',
  appId: '1400000000',
  signName: '微连心',
  templates: {
    reportDispatched: {
      id: '1000001',
      text: '您反映的事项（编号{1}，{2}）已派单，办理中有进展会再告诉您。',
    },
    reportResolved: {
      id: '1000002',
      text: '您反映的事项（编号{1}，{2}）已办结，网格员会与您联系回访。',
    },
    taskOverdue: { id: '1000003', text: '紧急事项（编号{1}，{2}）已超期，请尽快处理。' },
  },
} as const;
