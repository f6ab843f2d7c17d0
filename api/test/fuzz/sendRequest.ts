import { Agent, request } from 'node:http';
import type { FuzzRequest } from './drawRequest';

export interface FuzzAnswer {
  readonly status: number;
  readonly type: string;
  readonly cookies: readonly string[];
  readonly body: Buffer;
  readonly milliseconds: number;
}

/**
 * Sends requests over connections that are kept. One that the server had just closed, as it does with idle ones, is
 * no answer: the request goes again over a new one. @throws where a connection ends or nothing comes for so long
 */
export function createSender(url: string, tokens: ReadonlyMap<string, string>, giveUpMs: number) {
  const kept = new Agent({ keepAlive: true, maxSockets: 64 });
  // As parts: a whole address would be tidied up before it is sent.
  const { hostname, port } = new URL(url);
  const send = (asked: FuzzRequest, agent: Agent | false = kept): Promise<FuzzAnswer> => {
    const { who, method, path, headers, body } = asked;
    const token = tokens.get(who);
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request({
        hostname,
        port,
        path,
        method,
        agent,
        headers: {
          ...headers,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          'content-length': body === null ? 0 : Buffer.byteLength(body),
        },
      });
      sent.on('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            type: answer.headers['content-type'] ?? '',
            cookies: answer.headers['set-cookie'] ?? [],
            body: Buffer.concat(chunks),
            milliseconds: performance.now() - began,
          }),
        );
      });
      sent.setTimeout(giveUpMs, () => sent.destroy(new Error(`no answer in ${giveUpMs} ms`)));
      sent.on('error', (error: NodeJS.ErrnoException) => {
        const wasClosed = sent.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(error.code ?? '');
        if (wasClosed) send(asked, false).then(resolve, reject);
        else reject(error);
      });
      sent.end(body ?? undefined);
    });
  };
  return { send: (asked: FuzzRequest) => send(asked), close: () => kept.destroy() };
}
