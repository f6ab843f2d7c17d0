/** What goes outside the app: by which way, and what became of it. */

/** What a group of the staff is told of. */
export const ROBOT_KINDS = ['new', 'overdue', 'closed'] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

/** 订阅消息 to a person, 企业微信群机器人 of an area, 短信 to a person. */
export const PUSH_CHANNELS = ['wechat', 'wecom', 'sms'] as const;
export type PushChannel = (typeof PUSH_CHANNELS)[number];

/**
 * `waiting` to be sent; `claimed` by the one process that sends it; then for good: `sent`, `refused` by the person or
 * the platform, `failed` and known not to have arrived, `givenUp` after all attempts failed, `unknown` where nobody can
 * say, `skipped` before anything was sent.
 */
export const PUSH_STATES = [
  'waiting',
  'claimed',
  'sent',
  'refused',
  'failed',
  'givenUp',
  'unknown',
  'skipped',
] as const;
export type PushState = (typeof PUSH_STATES)[number];

/** What an administrator may send again by hand. */
export const RETRIABLE_STATES: readonly PushState[] = ['failed', 'givenUp', 'unknown'];
