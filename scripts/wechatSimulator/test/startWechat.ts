import { request } from 'undici';
import {
  createWechatClient,
  type WechatClientOptions,
} from '../../../api/integrations/wechat/createWechatClient';
import { createMemoryTokenStore } from '../../../api/integrations/wechat/tokenStore';
import type { WechatClient } from '../../../api/integrations/wechat/wechatTypes';
import { createSimulator } from '../createSimulator';
import { createPhoneSide, type PhoneSide } from '../phoneSide';
import { SIMULATOR_APP_ID, SIMULATOR_SECRET } from '../simulatorAccount';

/** A simulator with one person, the production client against it, and what passed between them. */
export interface WechatUnderTest {
  url: string;
  phone: PhoneSide;
  client: WechatClient;
  /** Another client of the same mini-program, as another process would have. */
  newClient(options?: Partial<WechatClientOptions>): WechatClient;
  /** Paths called, in order; `stable_token` calls end in `normal` or `forced`. */
  calls: string[];
  /** Everything logged, as text. */
  logged: string[];
  clock: { now: number };
  close(): Promise<void>;
}

export const OPENID = 'oResidentLiXiuying';
export const PHONE = '13800000001';
const PAGES = ['pages/home/index', 'pages/report/index'];

export async function startWechat(): Promise<WechatUnderTest> {
  const clock = { now: Date.UTC(2026, 4, 6, 1, 0, 0) };
  const simulator = await createSimulator({
    port: 0,
    county: '411728',
    people: [{ openid: OPENID, nickname: '李秀英', phone: PHONE, note: '居民' }],
    pages: PAGES,
    mediaDelayMs: 5,
    now: () => clock.now,
  });
  const calls: string[] = [];
  const logged: string[] = [];
  const watched = ((url: URL, options?: Parameters<typeof request>[1]) => {
    const path = url.pathname;
    const forced = String(options?.body ?? '').includes('"force_refresh":true');
    calls.push(path.endsWith('stable_token') ? `${path} ${forced ? 'forced' : 'normal'}` : path);
    return request(url, options);
  }) as typeof request;
  const newClient = (options: Partial<WechatClientOptions> = {}): WechatClient =>
    createWechatClient({
      baseUrl: simulator.url,
      appId: SIMULATOR_APP_ID,
      secret: SIMULATOR_SECRET,
      tokenStore: createMemoryTokenStore(),
      logger: { warn: (fields, message) => logged.push(`${message} ${JSON.stringify(fields)}`) },
      request: watched,
      now: () => clock.now,
      timeoutMs: 1000,
      ...options,
    });
  return {
    url: simulator.url,
    phone: createPhoneSide(simulator.url),
    client: newClient(),
    newClient,
    calls,
    logged,
    clock,
    close: () => simulator.close(),
  };
}
