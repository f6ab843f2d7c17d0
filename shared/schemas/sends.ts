import * as z from 'zod/mini';
import { PUSH_CHANNELS, PUSH_STATES, ROBOT_KINDS } from '../pushes';
import { areaCode, areaStep, id, pageOf, paging, text, time } from './fields';

/** A row of the ledger of sends, without personal data beyond a masked name. */
export const send = z.object({
  id: z.string(),
  channel: z.enum(PUSH_CHANNELS),
  channelName: z.string(),
  state: z.enum(PUSH_STATES),
  stateName: z.string(),
  /** "新任务提醒", "群消息：已超期" */
  templateName: z.string(),
  /** Masked name of a person, or name of a group. */
  receiver: z.string(),
  /** "道路设施", and the number of the report where it is one. */
  matter: z.string(),
  number: z.nullable(z.string()),
  note: z.string(),
  /** The platform's code, and what it means in a sentence. */
  code: z.nullable(z.string()),
  codeWords: z.nullable(z.string()),
  attempts: z.number(),
  createdAt: time,
  /** Of what waits: when it is tried next. */
  tryAt: z.nullable(time),
  settledAt: z.nullable(time),
  /** Sent again by hand: this row's successor, or the row it follows. */
  retriedAs: z.nullable(z.string()),
  retryOf: z.nullable(z.string()),
  canRetry: z.boolean(),
});
export type Send = z.infer<typeof send>;

export const listSendsQuery = z.strictObject({
  state: z.optional(z.enum(PUSH_STATES)),
  channel: z.optional(z.enum(PUSH_CHANNELS)),
  ...paging,
});
export const sendPage = pageOf(send);
export type SendPage = z.infer<typeof sendPage>;

/** `POST /sends/retries`: the id of a row, as the list gives it. */
export const retrySendBody = z.strictObject({
  sendId: z.string().check(z.regex(/^[A-Za-z0-9_-]{8,400}$/)),
});

/** A robot in a group of the staff at 企业微信; its key is never given out again. */
export const robot = z.object({
  id,
  area: areaStep,
  name: z.string(),
  kinds: z.array(z.enum(ROBOT_KINDS)),
  enabled: z.boolean(),
  /** What became of the last message: null where there was none or it arrived. */
  lastCode: z.nullable(z.string()),
  lastCodeWords: z.nullable(z.string()),
  lastAt: z.nullable(time),
  version: z.number(),
});
export type Robot = z.infer<typeof robot>;
export const robotsResponse = z.object({ items: z.array(robot) });

const kinds = z
  .array(z.enum(ROBOT_KINDS))
  .check(z.minLength(1, '请至少选一种提醒'), z.maxLength(3));
/** The address that 企业微信 shows for the robot; only its key is kept. */
const webhook = z
  .string()
  .check(
    z.trim(),
    z.regex(
      /^https:\/\/qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
      '请粘贴企业微信群机器人的完整地址',
    ),
  );

export const robotBody = z.strictObject({ areaCode, name: text(30), webhook, kinds });
export type RobotBody = z.output<typeof robotBody>;

export const changeRobotBody = z.strictObject({
  name: z.optional(text(30)),
  webhook: z.optional(webhook),
  kinds: z.optional(kinds),
  enabled: z.optional(z.boolean()),
});
export type ChangeRobotBody = z.output<typeof changeRobotBody>;

/** `POST /robots/{id}/test`: what 企业微信 answered. */
export const robotTestResponse = z.object({ arrived: z.boolean(), words: z.string() });
export type RobotTestResponse = z.infer<typeof robotTestResponse>;
