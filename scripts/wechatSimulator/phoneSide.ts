import type { TokenFault } from './accessTokens';
import type { FaultInput } from './faults';
import type {
  ReceivedMessage,
  RobotMessage,
  ShortMessage,
  SimulatedPerson,
} from './simulatorState';
import type { Suggest } from './textCheck';

/** People's phones, for whoever plays them: the seed, the tests, the demonstration sign-in. */
export interface PhoneSide {
  /** Registers people, or changes those already known; as often as wanted. */
  register(people: readonly (Omit<SimulatedPerson, 'note'> & { note?: string })[]): Promise<void>;
  people(): Promise<SimulatedPerson[]>;
  /** `wx.login`: a code, good once and for five minutes. */
  login(openid: string): Promise<string>;
  /** The phone number button: a code, good once and for five minutes. */
  phoneCode(openid: string): Promise<string>;
  /** Opens the mini-program: content checks ask for that within two hours. */
  visit(openid: string): Promise<void>;
  /** Answers `wx.requestSubscribeMessage`, at most three templates. */
  subscribe(openid: string, templateIds: readonly string[], accept: boolean): Promise<void>;
  /** How many messages are left, by template id. */
  quotas(openid: string): Promise<Record<string, number>>;
  /** 服务通知, newest first. */
  messages(openid: string): Promise<ReceivedMessage[]>;
  /** What the robot of a webhook wrote into its group, oldest first. */
  robotMessages(key: string): Promise<RobotMessage[]>;
  /** Takes a robot out of its group: its webhook is 93000 from then on. */
  removeRobot(key: string): Promise<void>;
  /** Short messages that went out, oldest first. */
  shortMessages(): Promise<ShortMessage[]>;
  addFault(fault: FaultInput): Promise<void>;
  clearFaults(): Promise<void>;
  spoilToken(action: TokenFault): Promise<void>;
  /** What the next media checks find. */
  decideMedia(suggest: Suggest, times?: number): Promise<void>;
  /** Where pushed messages go: an address of this machine, or null for nowhere. */
  setPushUrl(url: string | null): Promise<void>;
}

/**
 * The phone side of the simulator at `baseUrl`.
 *
 * @throws Error with the simulator's words when it refuses
 */
export function createPhoneSide(baseUrl: string): PhoneSide {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${baseUrl}/simulator${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`WeChat simulator ${method} ${path}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  const tell = async (method: string, path: string, body?: unknown): Promise<void> => {
    await call(method, path, body);
  };
  const query = (openid: string): string => `?openid=${encodeURIComponent(openid)}`;

  return {
    register: (people) => tell('PUT', '/people', { people }),
    people: async () => ((await call('GET', '/people')) as { people: SimulatedPerson[] }).people,
    login: async (openid) => ((await call('POST', '/login', { openid })) as { code: string }).code,
    phoneCode: async (openid) =>
      ((await call('POST', '/phone-code', { openid })) as { code: string }).code,
    visit: (openid) => tell('POST', '/visit', { openid }),
    subscribe: (openid, templateIds, accept) =>
      tell('POST', '/subscribe', { openid, templateIds, accept }),
    quotas: async (openid) =>
      (await call('GET', `/quotas${query(openid)}`)) as Record<string, number>,
    messages: async (openid) =>
      ((await call('GET', `/messages${query(openid)}`)) as { messages: ReceivedMessage[] })
        .messages,
    robotMessages: async (key) =>
      ((await call('GET', `/robots/${key}/messages`)) as { messages: RobotMessage[] }).messages,
    removeRobot: (key) => tell('DELETE', `/robots/${key}`),
    shortMessages: async () =>
      ((await call('GET', '/short-messages')) as { messages: ShortMessage[] }).messages,
    addFault: (fault) => tell('POST', '/faults', fault),
    clearFaults: () => tell('DELETE', '/faults'),
    spoilToken: (action) => tell('POST', '/tokens', { action }),
    decideMedia: (suggest, times = 1) => tell('POST', '/media-verdicts', { suggest, times }),
    setPushUrl: (url) => tell('PUT', '/push', { url }),
  };
}
