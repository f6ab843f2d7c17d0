import type { CodeShelf } from './oneTimeCodes';

/** A demonstration person: who stands behind an openid. */
export interface SimulatedPerson {
  openid: string;
  nickname: string;
  /** Mainland mobile number without country code. */
  phone: string;
  /** What the person does, shown beside the name ("河西村第三网格 网格员"). */
  note: string;
}

/** A subscribe message that reached a person's 服务通知. */
export interface ReceivedMessage {
  id: string;
  openid: string;
  templateId: string;
  /** Page opened by a tap, with its query; empty when the sender gave none. */
  page: string;
  data: Record<string, string>;
  /** Milliseconds since the epoch. */
  receivedAt: number;
}

/** What a 企业微信群机器人 wrote into its group. */
export interface RobotMessage {
  /** The webhook's key. */
  key: string;
  type: 'markdown' | 'text';
  content: string;
  receivedAt: number;
}

/** A short message that went out. */
export interface ShortMessage {
  id: string;
  phone: string;
  /** As it arrives, with the signature before it. */
  text: string;
  receivedAt: number;
}

/** An access token of the stable kind. Times are milliseconds since the epoch. */
export interface AccessToken {
  value: string;
  expiresAt: number;
  /** Refused with 40001 although not expired: replaced by a forced refresh, or by a fault. */
  revoked: boolean;
}

/** What outlives a restart: the persisted part of the simulator's state. */
export interface DurableState {
  people: Map<string, SimulatedPerson>;
  /** When the person last used the mini-program, by openid (ms since the epoch). */
  lastUsedAt: Map<string, number>;
  /** Remaining subscribe messages, by `openid|templateId`. */
  quotas: Map<string, number>;
  /** Newest last, by openid. */
  messages: Map<string, ReceivedMessage[]>;
  /** What robots wrote into groups, newest last. */
  robotMessages: RobotMessage[];
  /** Keys of robots that were taken out of their group. */
  removedRobots: Set<string>;
  /** Newest last. */
  shortMessages: ShortMessage[];
  /** Newest last; an older one may still be good for its last five minutes. */
  tokens: AccessToken[];
  /** When a forced refresh was done, ms since the epoch, oldest first. */
  forcedRefreshes: number[];
}

/** Everything a running simulator knows. */
export interface SimulatorState extends DurableState {
  now: () => number;
  /** How many messages of a person are kept. */
  keptPerPerson: number;
  loginCodes: CodeShelf;
  phoneCodes: CodeShelf;
  /** Call times of the last minute by limit key. */
  recentCalls: Map<string, number[]>;
  /** Pages that exist in the published version; null accepts any well-formed path. */
  pages: ReadonlySet<string> | null;
  /** To be called after every change of the durable part. */
  changed: () => void;
}

/** The empty durable state of a simulator that starts for the first time. */
export function emptyDurableState(): DurableState {
  return {
    people: new Map(),
    lastUsedAt: new Map(),
    quotas: new Map(),
    messages: new Map(),
    robotMessages: [],
    removedRobots: new Set(),
    shortMessages: [],
    tokens: [],
    forcedRefreshes: [],
  };
}

/** Notes that the person used the mini-program now (content checks ask for the last two hours). */
export function noteUse(state: SimulatorState, openid: string): void {
  state.lastUsedAt.set(openid, state.now());
  state.changed();
}
