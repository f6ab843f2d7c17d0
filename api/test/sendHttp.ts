import { Agent, request } from 'node:http';

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
  return new Promise((resolve, reject) => {
    const outgoing = request(target, { method, headers: sent, agent }, (incoming) => {
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
    outgoing.on('error', reject);
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
