import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Endpoint } from '../../routes/endpoint';

/** One request as it went over the wire. */
export interface Exchange {
  readonly method: string;
  /** `METHOD PATTERN` of the operation, or the path where it is none. */
  readonly place: string;
  readonly url: string;
  /** By the token that was sent; null for nobody. */
  readonly personId: string | null;
  readonly status: number;
  readonly type: string;
  readonly headers: string;
  readonly body: Buffer;
}

const patternsOf = (endpoints: readonly Endpoint[]) =>
  endpoints
    .map(({ method, path }) => ({
      place: `${method.toUpperCase()} ${path}`,
      literal: !path.includes(':'),
      matches: new RegExp(`^${method.toUpperCase()} ${path.replace(/:\w+/g, '[^/]+')}$`),
    }))
    // As the router decides: a literal path before one with a parameter.
    .sort((a, b) => Number(b.literal) - Number(a.literal));

function placeOf(patterns: ReturnType<typeof patternsOf>, method: string, url: string): string {
  const path = url.split('?')[0] ?? '';
  const asked = `${method} ${path.replace(/^\/api\/v1/, '')}`;
  return patterns.find(({ matches }) => matches.test(asked))?.place ?? `${method} ${path}`;
}

/** Who the token is of; nothing is verified: the API does that. */
function readerOf(request: IncomingMessage): string | null {
  const [, payload] = request.headers.authorization?.split('.') ?? [];
  if (!payload) return null;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return claims !== null && typeof claims === 'object' && 'sub' in claims
    ? String(claims.sub)
    : null;
}

/** The listener, with every answer told to `hear` when it has gone out. */
export function tapped(
  listener: RequestListener,
  endpoints: readonly Endpoint[],
  hear: (exchange: Exchange) => void,
): RequestListener {
  const patterns = patternsOf(endpoints);
  return (request, response) => {
    const pieces: Buffer[] = [];
    listenTo(response, (piece) => pieces.push(piece));
    const { method = '', url = '' } = request;
    response.once('finish', () =>
      hear({
        method,
        place: placeOf(patterns, method, url),
        url,
        personId: readerOf(request),
        status: response.statusCode,
        type: String(response.getHeader('content-type') ?? ''),
        headers: JSON.stringify(response.getHeaders()),
        body: Buffer.concat(pieces),
      }),
    );
    void listener(request, response);
  };
}

function listenTo(response: ServerResponse, take: (piece: Buffer) => void): void {
  const { write, end } = response;
  const keep = (piece: unknown): void => {
    if (typeof piece === 'string') take(Buffer.from(piece));
    else if (piece instanceof Uint8Array) take(Buffer.from(piece));
  };
  response.write = ((...rest: Parameters<typeof write>) => {
    keep(rest[0]);
    return write.apply(response, rest);
  }) as typeof write;
  response.end = ((...rest: Parameters<typeof end>) => {
    keep(rest[0]);
    return end.apply(response, rest);
  }) as typeof end;
}
