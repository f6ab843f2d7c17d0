/** One HTTP request. `path` starts with '/'; the base is the build's. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  headers: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  timeoutMs?: number;
}

/** `body` is the parsed JSON, or null; header names are lower case. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** Nothing came back: no network, a cut, a timeout. Whether the server saw the request is unknown. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
}

/** Sends a request; answers whatever the server said. Throws ConnectionLost where nothing came back. */
export async function request({
  method,
  path,
  headers,
  body,
  timeoutMs = 15_000,
}: HttpRequest): Promise<HttpResponse> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(API_BASE + path, {
      method,
      headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      signal: abort.signal,
    });
    const words = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: words === '' ? null : parse(words),
    };
  } catch (error) {
    throw new ConnectionLost(String(error));
  } finally {
    clearTimeout(timer);
  }
}

/** A page in between (a hotel's sign-in, a proxy) answers no JSON: as good as no answer. */
function parse(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    throw new ConnectionLost('the answer is no JSON');
  }
}
