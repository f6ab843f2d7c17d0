import { randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import { fieldFault } from './fieldRules';
import { pageExists } from './pages';
import { PlatformError } from './platformError';
import { findTemplate } from './simulatorAccount';
import { noteUse, type ReceivedMessage, type SimulatorState } from './simulatorState';

const bodySchema = z.object({
  touser: z.optional(z.string()),
  template_id: z.optional(z.string()),
  page: z.optional(z.string()),
  data: z.optional(z.record(z.string(), z.object({ value: z.unknown() }))),
  miniprogram_state: z.optional(z.enum(['developer', 'trial', 'formal'])),
  lang: z.optional(z.enum(['zh_CN', 'en_US', 'zh_HK', 'zh_TW'])),
});

const quotaKey = (openid: string, templateId: string): string => `${openid}|${templateId}`;

/**
 * 发送订阅消息 (POST /cgi-bin/message/subscribe/send). One tap of "允许" pays for one message of
 * that template. WeChat does not publish the order of its checks; here: 40003, 40037, 41030, 47003,
 * 43101, so a message that is refused for its form costs no quota.
 *
 * @returns the message id: 19 digits, too long for a JavaScript number, as WeChat's are
 * @throws PlatformError
 */
export function sendSubscribeMessage(state: SimulatorState, body: unknown): string {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw new PlatformError(40097);
  const { touser = '', template_id: templateId = '', page = '', data = {} } = parsed.data;

  if (!state.people.has(touser)) throw new PlatformError(40003);
  const template = findTemplate(templateId);
  if (!template) throw new PlatformError(40037);
  if (page !== '' && !pageExists(state.pages, page.split('?', 1)[0] ?? '')) {
    throw new PlatformError(41030);
  }
  for (const key of Object.keys(template.fields)) {
    const fault = fieldFault(key, data[key]?.value);
    if (fault) throw new PlatformError(47003, `argument invalid! data.${key}.value ${fault}`);
  }

  const key = quotaKey(touser, templateId);
  const left = state.quotas.get(key) ?? 0;
  if (left < 1) throw new PlatformError(43101);
  state.quotas.set(key, left - 1);

  const received: ReceivedMessage = {
    id: newMessageId(state.now()),
    openid: touser,
    templateId,
    page,
    data: Object.fromEntries(
      Object.keys(template.fields).map((field) => [field, String(data[field]?.value)]),
    ),
    receivedAt: state.now(),
  };
  const inbox = [...(state.messages.get(touser) ?? []), received].slice(-state.keptPerPerson);
  state.messages.set(touser, inbox);
  state.changed();
  return received.id;
}

function newMessageId(now: number): string {
  return `${now}${String(randomInt(1_000_000)).padStart(6, '0')}`;
}

/**
 * What `wx.requestSubscribeMessage` does when the person answers: one message more for each
 * template allowed, nothing for a refusal. At most three templates a call.
 *
 * @returns the answer as the mini-program gets it, template id → `accept` or `reject`
 */
export function answerSubscribe(
  state: SimulatorState,
  openid: string,
  templateIds: readonly string[],
  accept: boolean,
): Record<string, 'accept' | 'reject'> {
  for (const templateId of accept ? templateIds : []) {
    const key = quotaKey(openid, templateId);
    state.quotas.set(key, (state.quotas.get(key) ?? 0) + 1);
  }
  noteUse(state, openid);
  return Object.fromEntries(templateIds.map((id) => [id, accept ? 'accept' : 'reject']));
}

/** How many messages of the template the person would still get. */
export function quotaLeft(state: SimulatorState, openid: string, templateId: string): number {
  return state.quotas.get(quotaKey(openid, templateId)) ?? 0;
}
