import type { PushChannel, PushState } from '@shared/pushes';
import type { Robot, Send } from '@shared/schemas/sends';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { GroupRobotDocument } from '../models/GroupRobot';
import type { PushDocument } from '../models/Push';
import { isRetriable } from '../policies/sendPolicy';
import { sendMessages } from '../sendMessages';
import { maskName } from './mask';

export interface SendReceivers {
  /** Names in clear, by person. */
  readonly people: ReadonlyMap<string, { readonly name: string }>;
  readonly robots: ReadonlyMap<string, string>;
}

/** A row as administrators see it: whom it was for with the name masked, what it said, what became of it. */
export function presentSend(push: PushDocument, { people, robots }: SendReceivers): Send {
  const name = people.get(push.personId ?? '')?.name;
  return {
    id: sendId(push._id),
    channel: push.channel,
    channelName: CHANNEL_NAMES[push.channel],
    state: push.state,
    stateName: STATE_NAMES[push.state],
    templateName: sendMessages.templateName(push.template),
    receiver:
      push.robotId === null
        ? (name && maskName(name)) || sendMessages.nameless
        : (robots.get(push.robotId) ?? sendMessages.robotGone),
    matter: push.values.matter,
    number: push.reportId ? push.values.number || null : null,
    note: push.values.note,
    code: push.code,
    codeWords: push.code && whyOf(push.code, push.state),
    attempts: push.attempts,
    createdAt: push.createdAt.toISOString(),
    tryAt: push.state === 'waiting' ? push.tryAt.toISOString() : null,
    settledAt: push.settledAt?.toISOString() ?? null,
    retriedAs: push.retriedAs ? sendId(push.retriedAs) : null,
    retryOf: push.retryOf ? sendId(push.retryOf) : null,
    canRetry: isRetriable(push),
  };
}

/** What a code means, and whether it is tried again by itself. */
const whyOf = (code: string, state: PushState): string =>
  state === 'waiting'
    ? `${sendMessages.codeWords(code)}，${sendMessages.goesOn}`
    : sendMessages.codeWords(code);

/** Ids of the ledger have slashes; outside they are base64url. */
const sendId = (id: string): string => Buffer.from(id).toString('base64url');
export const readSendId = (id: string): string => Buffer.from(id, 'base64url').toString();

export function presentRobot(robot: GroupRobotDocument, { areas }: CountyDirectory): Robot {
  const { areaCode, lastCode } = robot;
  return {
    id: robot._id,
    area: areas.path(areaCode).at(-1) ?? { code: areaCode, name: areaCode, level: 'grid' },
    name: robot.name,
    kinds: robot.kinds,
    enabled: robot.enabled,
    lastCode,
    lastCodeWords: lastCode && sendMessages.codeWords(lastCode),
    lastAt: robot.lastAt?.toISOString() ?? null,
    version: robot.version,
  };
}

const CHANNEL_NAMES: Record<PushChannel, string> = {
  wechat: '微信提醒',
  wecom: '工作群',
  sms: '短信',
};
const STATE_NAMES: Record<PushState, string> = {
  waiting: '等待发送',
  claimed: '正在发送',
  sent: '已发送',
  refused: '被拒收',
  failed: '没有发出',
  givenUp: '多次未成，已放弃',
  unknown: '不确定是否送达',
  skipped: '没有发送',
};
