import { Agent } from 'node:http';
import { exchange, tryAgain } from '../sendHttp';
import type { FuzzRequest } from './drawRequest';

export interface FuzzAnswer {
  readonly status: number;
  readonly type: string;
  readonly cookies: readonly string[];
  readonly body: Buffer;
  readonly milliseconds: number;
}

/** Sends requests over connections that are kept. @throws where a connection ends or nothing comes for so long */
export function createSender(url: string, tokens: ReadonlyMap<string, string>, giveUpMs: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  // As parts: a whole address would be tidied up before it is sent.
  const { hostname, port } = new URL(url);
  const send = async ({ who, method, path, headers, body }: FuzzRequest): Promise<FuzzAnswer> => {
    const token = tokens.get(who);
    const sent = {
      ...headers,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      'content-length': body === null ? 0 : Buffer.byteLength(body),
    };
    const options = { hostname, port, path, method, agent, headers: sent };
    let began = 0;
    const answer = await tryAgain(() => {
      began = performance.now();
      return exchange(options, body, giveUpMs);
    });
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      cookies: answer.headers.getSetCookie(),
      body: answer.bytes,
      milliseconds: performance.now() - began,
    };
  };
  return { send, close: () => agent.destroy() };
}
