import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import mongoose from 'mongoose';
import { ownDatabase } from '../../scripts/test/ownDatabase';
import { createSimulator } from '../../scripts/wechatSimulator/createSimulator';
import { createPhoneSide, type PhoneSide } from '../../scripts/wechatSimulator/phoneSide';
import {
  SIMULATOR_APP_ID,
  SIMULATOR_ENCODING_AES_KEY,
  SIMULATOR_PUSH_TOKEN,
  SIMULATOR_SECRET,
  SIMULATOR_TEMPLATES,
} from '../../scripts/wechatSimulator/simulatorAccount';
import { openSession } from '../commands/openSession';
import { wechatTokenStore } from '../commands/wechatTokenStore';
import { createHttpServer } from '../createHttpServer';
import type { Deps } from '../deps';
import { createDirectoryRegistry } from '../directory/directoryRegistry';
import { type Env, parseEnv } from '../env';
import { createGridRegistry } from '../grids/gridRegistry';
import { createGridFsStore } from '../integrations/objectStore/gridFsStore';
import { createTencentSms } from '../integrations/sms/tencentSms';
import { createWechatClient } from '../integrations/wechat/createWechatClient';
import { createPushReader } from '../integrations/wechat/pushReader';
import { createSimulatedLogin } from '../integrations/wechat/simulatedLogin';
import { createRobotClient } from '../integrations/wecom/robotClient';
import { createLive } from '../live/createLive';
import type { LiveLimits } from '../live/Live';
import { createLogger } from '../logger';
import { createMetrics } from '../metrics';
import type { PersonDocument } from '../models/Person';
import { areaSource } from '../queries/areaSource';
import { allEndpoints } from '../routes/allEndpoints';
import type { Endpoint } from '../routes/endpoint';
import { TEST_COUNTY } from './buildCounty';
import { prepareDatabase } from './database';
import { type HttpAnswer, sendHttp, tryAgain } from './sendHttp';
import { TEST_INDEX_KEY, TEST_MASTER_KEYS, testKeyRing } from './testKeyRing';
import { takeWritten } from './written';

export interface TestAnswer<Body = never> extends HttpAnswer {
  /** Parsed JSON, or null where the answer has none. */
  readonly body: Body;
}

export interface TestRequest {
  readonly body?: unknown;
  /** Sent as it is, with its own content type. */
  readonly form?: FormData;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Idempotency-Key; a new one is sent with every write that does not say. */
  readonly key?: string | null;
  /** If-Match. */
  readonly version?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Address of the caller: rate limits of people who are not signed in count by it. */
  readonly address?: string;
  /** Instead of signing in. */
  readonly token?: string;
  /** "Try again" is the answer that is asked for. */
  readonly once?: boolean;
}

/** Who asks. */
export type Caller = Pick<PersonDocument, '_id' | 'county' | 'consent' | 'openid'>;
type Send = <Body = never>(
  path: string,
  person: Caller | null,
  request?: TestRequest,
) => Promise<TestAnswer<Body>>;

export interface TestServer {
  readonly url: string;
  readonly deps: Deps;
  /** People's phones at the WeChat simulator. */
  readonly phones: PhoneSide;
  /** The server's clock; it stands still once it is set. */
  readonly clock: { set(time: Date): void; advance(milliseconds: number): void };
  /** Paths are below /api/v1; a person is signed in by a real session. */
  get: Send;
  post: Send;
  put: Send;
  patch: Send;
  delete: Send;
  /** Forgets the token of a person, after consent or posts changed what it says. */
  signOut(person: Pick<Caller, '_id'>): void;
  close(): Promise<void>;
}

export interface TestServerOptions {
  readonly liveLimits?: Partial<LiveLimits>;
  /** Instead of those of the program. */
  readonly endpoints?: readonly Endpoint[];
  /** Where the log goes; nowhere else. */
  readonly logs?: { write(line: string): void };
}

const account = {
  appId: SIMULATOR_APP_ID,
  secret: SIMULATOR_SECRET,
  templates: {
    reportProgress: SIMULATOR_TEMPLATES.reportProgress.id,
    reportResolved: SIMULATOR_TEMPLATES.reportResolved.id,
    taskAssigned: SIMULATOR_TEMPLATES.taskAssigned.id,
    taskDue: SIMULATOR_TEMPLATES.taskDue.id,
  },
  pushToken: SIMULATOR_PUSH_TOKEN,
  encodingAesKey: SIMULATOR_ENCODING_AES_KEY,
};

/**
 * The API as in production on this file's own database: real directory, object store and WeChat client (at a simulator
 * of its own), test keys. Call in `beforeAll`, close in `afterAll`.
 */
export async function startTestServer(
  overrides: Partial<Env> = {},
  { liveLimits, endpoints = allEndpoints, logs }: TestServerOptions = {},
): Promise<TestServer> {
  await prepareDatabase();
  const simulator = await createSimulator({ port: 0, county: TEST_COUNTY, mediaDelayMs: 20 });
  let time: number | null = null;
  const now = (): Date => new Date(time ?? Date.now());
  const env: Env = {
    ...parseEnv({
      NODE_ENV: 'test',
      MONGODB_URI: 'mongodb://set-by-the-test-setup',
      MASTER_KEYS: TEST_MASTER_KEYS,
      INDEX_KEY: TEST_INDEX_KEY,
      COUNTY: TEST_COUNTY,
      WECHAT_BASE_URL: simulator.url,
      WECOM_BASE_URL: simulator.url,
      SMS_BASE_URL: simulator.url,
      // Tests are run at any hour.
      QUIET_HOURS: 'off',
      // Who is told of a resolution must not hang on a lot.
      INSPECT_ONE_IN: '0',
      WECHAT_SIMULATOR_URL: simulator.url,
      WECHAT_ACCOUNTS: JSON.stringify({ [TEST_COUNTY]: account }),
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
      TRUST_PROXY: 'true',
    }),
    ...overrides,
  };
  const logger = createLogger(env.LOG_LEVEL, logs);
  const base = { keyRing: testKeyRing, logger, now };
  const wechat = createWechatClient({
    baseUrl: env.WECHAT_BASE_URL,
    ...account,
    tokenStore: wechatTokenStore(base, account.appId),
    logger,
  });
  const { db } = mongoose.connection;
  if (!db) throw new Error('the setup file connects before a server starts');
  const directory = createDirectoryRegistry(base);
  const deps: Deps = {
    ...base,
    databaseNow: async () => now(),
    env,
    metrics: createMetrics({ defaults: false }),
    directory,
    grids: createGridRegistry(areaSource),
    wechat: (county) => (env.WECHAT_ACCOUNTS?.[county] ? wechat : null),
    pushReader: createPushReader(
      new Map([
        [
          TEST_COUNTY,
          {
            appId: account.appId,
            token: account.pushToken,
            encodingAesKey: account.encodingAesKey,
          },
        ],
      ]),
    ),
    simulatedLogin: createSimulatedLogin(simulator.url),
    robots: createRobotClient({ baseUrl: env.WECOM_BASE_URL, logger }),
    sms: (county) => {
      const account = env.SMS_ACCOUNTS?.[county];
      return account ? createTencentSms({ baseUrl: env.SMS_BASE_URL, account, logger }) : null;
    },
    // What earlier files left in the database's history is not this file's.
    live: createLive({ logger, directory }, { historyFrom: ownDatabase.begun, ...liveLimits }),
    objectStore: createGridFsStore(db),
  };
  const server = createHttpServer(deps, endpoints).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tokens = new Map<string, string>();

  async function tokenOf(person: Caller): Promise<string> {
    const known = tokens.get(person._id);
    if (known) return known;
    const { accessToken } = await openSession(deps, person, person.openid ? 'wechat' : 'browser');
    tokens.set(person._id, accessToken);
    return accessToken;
  }

  let heard: Promise<unknown> = Promise.resolve();
  /** Reads a county anew that was written behind the API's back. */
  async function hearOf(county: string): Promise<void> {
    await directory.refresh(county);
    if ((await directory(county)).areas.size > 0) await deps.grids.reload(county);
  }

  const send =
    (method: string): Send =>
    async (path, person, request = {}) => {
      const counties = takeWritten();
      // Requests that are sent together wait for it together.
      heard = Promise.all([heard, ...counties.map(hearOf)]);
      await heard;
      const token = request.token ?? (person && (await tokenOf(person)));
      const target = new URL(`/api/v1${path}`, url);
      for (const [name, value] of Object.entries(request.query ?? {}))
        target.searchParams.set(name, String(value));
      const key = request.key === undefined && method !== 'GET' ? randomUUID() : request.key;
      const sent = {
        method,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(key ? { 'idempotency-key': key } : {}),
          ...(request.version === undefined ? {} : { 'if-match': `"${request.version}"` }),
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          'x-forwarded-for': request.address ?? '127.0.0.1',
          ...request.headers,
        },
        body: request.form ?? (request.body === undefined ? null : JSON.stringify(request.body)),
      };
      const exchange = () => sendHttp(target, sent);
      const { status, headers, bytes } = await (request.once ? exchange() : tryAgain(exchange));
      const json = headers.get('content-type')?.includes('json') && bytes.length > 0;
      return {
        status,
        headers,
        body: json ? JSON.parse(bytes.toString('utf8')) : (null as never),
        bytes,
      };
    };

  return {
    url,
    deps,
    phones: createPhoneSide(simulator.url),
    clock: {
      set: (at) => {
        time = at.getTime();
      },
      advance: (milliseconds) => {
        time = (time ?? Date.now()) + milliseconds;
      },
    },
    get: send('GET'),
    post: send('POST'),
    put: send('PUT'),
    patch: send('PATCH'),
    delete: send('DELETE'),
    signOut: ({ _id }) => tokens.delete(_id),
    async close() {
      await deps.live.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await deps.directory.close();
      await simulator.close();
    },
  };
}
