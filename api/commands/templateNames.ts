import type { Deps } from '../deps';

/** The county's subscribe-message templates: WeChat's id → our name. */
export const templateNames = ({ env }: Pick<Deps, 'env'>, county: string): Map<string, string> =>
  new Map(
    Object.entries(env.WECHAT_ACCOUNTS?.[county]?.templates ?? {}).map(([name, id]) => [id, name]),
  );
