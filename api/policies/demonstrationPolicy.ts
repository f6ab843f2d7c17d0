import type { Env } from '../env';

/** Whether this process lets demonstration people sign in without WeChat. */
export const offersDemonstration = (env: Env): boolean =>
  env.NODE_ENV !== 'production' && env.WECHAT_SIMULATOR_URL !== undefined;
