import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** A request of the API to the outside: WeChat, 企业微信, SMS. */
export interface Outgoing {
  readonly path: string;
  readonly body: string;
}

/** What undici and Node's `fetch`, which is built on it, say of every request. */
const CHANNEL = 'undici:request:create';
interface Created {
  readonly request: { readonly path: string; readonly body: unknown };
}

/** Hears what leaves this process, as it leaves, except what tests ask of themselves; `stop` ends it. */
export function tapOutgoing(hear: (request: Outgoing) => void): { stop(): void } {
  const listen = (message: unknown): void => {
    const { path, body } = (message as Created).request;
    if (/^\/(api|simulator|metrics)\b/.test(path)) return;
    hear({ path, body: body instanceof Uint8Array ? Buffer.from(body).toString() : '' });
  };
  subscribe(CHANNEL, listen);
  return { stop: () => void unsubscribe(CHANNEL, listen) };
}
