import { clientDirectory } from '../build/buildClient';
import {
  SIMULATOR_APP_ID,
  SIMULATOR_ENCODING_AES_KEY,
  SIMULATOR_PUSH_TOKEN,
  SIMULATOR_SECRET,
  SIMULATOR_SMS,
  SIMULATOR_TEMPLATES,
} from '../wechatSimulator/simulatorAccount';
import type { DemonstrationKeys } from './demonstrationKeys';

/** Settings by name, as api/env.ts reads them. */
export type Settings = Record<string, string | undefined>;

/** What a demonstration adds to the environment. */
export interface Demonstration {
  county: string;
  databaseUri: string;
  keys: DemonstrationKeys;
  simulatorUrl: string;
  /** Where people reach it. */
  publicUrl: string;
}

function simulatedSmsAccount(): string {
  const { templates, ...account } = SIMULATOR_SMS;
  const ids = Object.entries(templates).map(([use, { id }]) => [use, id]);
  return JSON.stringify({ ...account, templates: Object.fromEntries(ids) });
}

function simulatedAccount(): string {
  const templates = Object.entries(SIMULATOR_TEMPLATES).map(([use, { id }]) => [use, id]);
  return JSON.stringify({
    appId: SIMULATOR_APP_ID,
    secret: SIMULATOR_SECRET,
    templates: Object.fromEntries(templates),
    pushToken: SIMULATOR_PUSH_TOKEN,
    encodingAesKey: SIMULATOR_ENCODING_AES_KEY,
  });
}

/**
 * The settings of a demonstration: WeChat is the simulator beside it, keys are its own, logs are
 * quiet. What the environment says wins.
 */
export function demonstrationSettings(
  environment: Settings,
  demonstration: Demonstration,
): Settings {
  const { county, databaseUri, keys, simulatorUrl, publicUrl } = demonstration;
  return {
    ...keys,
    LOG_LEVEL: 'warn',
    PUBLIC_URL: publicUrl,
    H5_DIRECTORY: clientDirectory('h5'),
    WECHAT_BASE_URL: simulatorUrl,
    WECHAT_SIMULATOR_URL: simulatorUrl,
    WECOM_BASE_URL: simulatorUrl,
    SMS_BASE_URL: simulatorUrl,
    SMS_ACCOUNTS: `{"${county}":${simulatedSmsAccount()}}`,
    // Whoever looks at it by night sees its messages too.
    QUIET_HOURS: 'off',
    WECHAT_ACCOUNTS: `{"${county}":${simulatedAccount()}}`,
    ...environment,
    COUNTY: county,
    MONGODB_URI: databaseUri,
  };
}
