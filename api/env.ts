import * as z from 'zod/mini';

/** No message disturbs anybody's night. */
export const DEFAULT_QUIET_HOURS = '21:00-07:30';

const port = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/, '应为 0 到 65535 的端口号')),
  z.pipe(z.transform(Number), z.int().check(z.gte(0), z.lte(65_535))),
);
/** One in so many; 0 for none. */
const oneIn = z.pipe(
  z.string().check(z.regex(/^\d{1,4}$/, '应为整数')),
  z.pipe(z.transform(Number), z.int().check(z.gte(0))),
);
/** A number of whole days. */
export const days = z.pipe(
  z.string().check(z.regex(/^\d{1,3}$/, '应为天数')),
  z.pipe(z.transform(Number), z.int().check(z.gte(0))),
);
const flag = z.pipe(
  z.enum(['true', 'false']),
  z.transform((value) => value === 'true'),
);
const key = z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/, '应为 32 字节的 base64'));
/** "2026b:BASE64,2026a:BASE64": the first is used for what is new, the others still open what is old. */
export const keyRing = z
  .string()
  .check(
    z.regex(
      /^[a-z0-9]{1,16}:[A-Za-z0-9+/]{43}=(,[a-z0-9]{1,16}:[A-Za-z0-9+/]{43}=)*$/,
      '应为 编号:base64，多个以逗号分隔',
    ),
  );

const wechatAccount = z.strictObject({
  appId: z.string(),
  secret: z.string(),
  templates: z.strictObject({
    reportProgress: z.string(),
    reportResolved: z.string(),
    taskAssigned: z.string(),
    taskDue: z.string(),
  }),
  /** 消息推送 settings (安全模式, JSON), for the results of picture checks; the address is PUBLIC_URL/wechat/push. */
  pushToken: z.optional(z.string().check(z.regex(/^[A-Za-z0-9]{3,32}$/))),
  encodingAesKey: z.optional(z.string().check(z.regex(/^[A-Za-z0-9]{43}$/))),
});
export type WechatAccount = z.infer<typeof wechatAccount>;

const smsAccount = z.strictObject({
  secretId: z.string(),
  secretKey: z.string(),
  appId: z.string(),
  signName: z.string(),
  region: z.optional(z.string()),
  templates: z.strictObject({
    reportDispatched: z.string(),
    reportResolved: z.string(),
    taskOverdue: z.string(),
  }),
});

/** JSON: county code → what that county has. */
const byCounty = <Account extends z.core.$ZodType>(account: Account) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((value, issues) => {
        try {
          return JSON.parse(value) as unknown;
        } catch {
          issues.issues.push({ code: 'custom', message: '应为 JSON', input: value });
          return z.NEVER;
        }
      }),
    ),
    z.record(z.string(), account),
  );

const schema = z.object({
  NODE_ENV: z._default(z.enum(['development', 'test', 'production']), 'development'),
  HOST: z._default(z.string(), '127.0.0.1'),
  PORT: z._default(port, 3000),
  /** Where people reach this deployment; used in QR codes and links. */
  PUBLIC_URL: z.optional(z.url()),
  /** The county of visitors who have not signed in yet. */
  COUNTY: z._default(z.string().check(z.regex(/^\d{6}$/, '应为六位区划代码')), '411728'),
  MONGODB_URI: z.string().check(z.regex(/^mongodb(\+srv)?:\/\//, '应以 mongodb:// 开头')),
  MONGODB_DATABASE: z._default(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,38}$/)), 'weilianxin'),
  /** Encrypts personal data and signs tokens. */
  MASTER_KEYS: keyRing,
  /** Keyed hashes by which encrypted phones and openids are found; never rotated without a migration. */
  INDEX_KEY: key,
  WECHAT_BASE_URL: z._default(z.url(), 'https://api.weixin.qq.com'),
  /** JSON: county code → { appId, secret, templates, pushToken?, encodingAesKey? }. */
  WECHAT_ACCOUNTS: z.optional(byCounty(wechatAccount)),
  /** 企业微信's interface for group robots, or the simulator. */
  WECOM_BASE_URL: z._default(z.url(), 'https://qyapi.weixin.qq.com'),
  /** JSON: county code → its account at Tencent Cloud SMS; a county without one sends no short messages. */
  SMS_ACCOUNTS: z.optional(byCounty(smsAccount)),
  SMS_BASE_URL: z._default(z.url(), 'https://sms.tencentcloudapi.com'),
  /** When only alarms go outside, in Asia/Shanghai: "21:00-07:30", "off", or by county "21:00-07:30,530423=off". */
  QUIET_HOURS: z._default(
    z
      .string()
      .check(
        z.regex(
          /^((\d{6}=)?(off|\d{2}:\d{2}-\d{2}:\d{2}))(,\d{6}=(off|\d{2}:\d{2}-\d{2}:\d{2}))*$/,
          '应为 21:00-07:30、off，或 530423=22:00-06:30，多个以逗号分隔',
        ),
      ),
    DEFAULT_QUIET_HOURS,
  ),
  /** The simulator's address, for signing in as a demonstration person; refused in production. */
  WECHAT_SIMULATOR_URL: z.optional(z.url()),
  /** A folder with the built h5 client, served at `/`. */
  H5_DIRECTORY: z.optional(z.string()),
  /** Lets a Prometheus elsewhere read /metrics with `Authorization: Bearer`; without it only this machine may. */
  METRICS_TOKEN: z.optional(z.string().check(z.minLength(16, '至少 16 个字符'))),
  LOG_LEVEL: z._default(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']), 'info'),
  /** After how many days the last backup that holds something destroyed is gone; people are told. */
  BACKUP_KEEP_DAYS: z._default(days, 30),
  /** Of so many resolutions one is drawn by lot for inspection; 0 draws none. */
  INSPECT_ONE_IN: z._default(oneIn, 20),
  /** `off` for a model run by a few people in a hurry; refused in production. */
  RATE_LIMITS: z._default(z.enum(['on', 'off']), 'on'),
  /** Behind a balancer that sets X-Forwarded-For. */
  TRUST_PROXY: z._default(flag, false),
});
export type Env = z.infer<typeof schema>;

/** Names of all settings. */
export const envNames: readonly string[] = Object.keys(schema.shape);

/** A setting in the environment is missing or wrong; the message names each. */
export class EnvError extends Error {}

/** Reads the settings. @throws EnvError that names every wrong variable */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
  if (!result.success) {
    const lines = result.error.issues.map((i) => `${i.path.join('.')}：${i.message}`);
    throw new EnvError(`环境变量有误：${lines.join('；')}`);
  }
  if (result.data.NODE_ENV === 'production' && result.data.WECHAT_SIMULATOR_URL)
    throw new EnvError('环境变量有误：WECHAT_SIMULATOR_URL 不能用于生产环境');
  if (result.data.NODE_ENV === 'production' && result.data.RATE_LIMITS === 'off')
    throw new EnvError('环境变量有误：RATE_LIMITS 不能在生产环境关闭');
  return result.data;
}
