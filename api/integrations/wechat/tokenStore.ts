/** An access token as processes share it. It is a secret: keep it encrypted at rest. */
export interface SharedToken {
  accessToken: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/**
 * Where the instances of one county share the access token. A store that fails only costs a call
 * to WeChat: in normal mode stable_token gives everybody the same token.
 */
export interface WechatTokenStore {
  read(): Promise<SharedToken | null>;
  write(token: SharedToken): Promise<void>;
}

/** A store for a deployment of one process. */
export function createMemoryTokenStore(): WechatTokenStore {
  let kept: SharedToken | null = null;
  return {
    async read() {
      return kept;
    },
    async write(token) {
      kept = token;
    },
  };
}
