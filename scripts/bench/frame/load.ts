import { Agent, request } from 'node:http';

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const AT_ONCE = 16;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** Sends calls, sixteen at a time over connections that stay open. @throws at the first answer that is no success */
export async function sendAll(calls: readonly Call[]): Promise<void> {
  let next = 0;
  const run = async (): Promise<void> => {
    for (let call = calls[next++]; call; call = calls[next++]) await send(call);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, run));
}

/** @returns the body of a success */
export function send({ method, url, headers = {}, body }: Call): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if ((response.statusCode ?? 500) < 300) resolve(text);
        else reject(new Error(`${method} ${url}: ${response.statusCode} ${text}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
