import { Agent, type RequestOptions, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

interface HttpRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | null;
}

const agent = new Agent({ keepAlive: true });

/** One request by `node:http`, lighter than `fetch`: a harness sends a million of them. A redirect is an answer. */
export async function sendHttp(
  target: URL,
  { method, headers, body }: HttpRequest,
): Promise<HttpAnswer> {
  const [type, payload] = body instanceof FormData ? await encode(body) : [null, body];
  const sent = {
    ...(payload === null ? {} : { 'content-length': String(Buffer.byteLength(payload)) }),
    ...(type ? { 'content-type': type } : {}),
    ...headers,
  };
  const { hostname, port, pathname, search } = target;
  const options = { hostname, port, path: pathname + search, method, headers: sent, agent };
  return exchange(options, payload);
}

/** What says "try again" sooner does not say so because the machine stood still. */
const STANDSTILL_MS = 1_000;
const TRIES = 3;

/**
 * Tries again as every client does where it is told to after a wait: that a machine with other work stood still, and the
 * database with it, is no defect of the API. An answer that says so at once is an answer, and so is the third.
 */
export async function tryAgain(send: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  for (let tries = 1; ; tries++) {
    const began = performance.now();
    const answer = await send();
    const waited = performance.now() - began > STANDSTILL_MS;
    if (answer.status !== 503 || !waited || tries === TRIES) return answer;
    await sleep(Number(answer.headers.get('retry-after')) * 1_000);
  }
}

/**
 * Sends and reads to the end. A connection that was kept and had just been closed, as a server does with idle ones, is
 * no answer: the request goes again over a new one.
 * @param giveUpMs how long nothing may come
 * @throws where a connection ends, or nothing comes for so long
 */
export function exchange(
  options: RequestOptions,
  payload: string | Buffer | null,
  giveUpMs?: number,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: new Headers(pairs(incoming.rawHeaders)),
          bytes: Buffer.concat(chunks),
        }),
      );
    });
    if (giveUpMs !== undefined)
      outgoing.setTimeout(giveUpMs, () =>
        outgoing.destroy(new Error(`no answer in ${giveUpMs} ms`)),
      );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const wasClosed = outgoing.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(error.code ?? '');
      if (wasClosed)
        exchange({ ...options, agent: false }, payload, giveUpMs).then(resolve, reject);
      else reject(error);
    });
    outgoing.end(payload ?? undefined);
  });
}

/** A form and its type, which names the boundary. */
async function encode(form: FormData): Promise<[string | null, Buffer]> {
  const written = new Response(form);
  return [written.headers.get('content-type'), Buffer.from(await written.arrayBuffer())];
}

function pairs(raw: readonly string[]): [string, string][] {
  const found: [string, string][] = [];
  for (let n = 0; n < raw.length; n += 2) found.push([raw[n] ?? '', raw[n + 1] ?? '']);
  return found;
}
