import type { SessionResponse } from '@shared/schemas/sessions';
import { problems } from '../messages/problems';
import type { Cancellation } from '../platform/cancellation';
import { downloadFile } from '../platform/download';
import { ConnectionLost, type HttpResponse, request } from '../platform/request';
import { upload } from '../platform/upload';
import { Problem, problemOf } from './problem';
import { currentSession, keepSession } from './tokens';

const BASE = '/api/v1';
/** Waits between attempts: a lift, a tunnel, a change of cell. */
const BACKOFF_MS = [600, 1800];
const NOT_MODIFIED = 304;

type Query = Record<string, string | number | boolean | undefined>;

interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** After /api/v1, starting with '/'. */
  path: string;
  query?: Query;
  body?: unknown;
  /** Writes only: the same key for the same intention, over retries and restarts. */
  idempotencyKey?: string;
  /** The version the person was looking at. */
  version?: number;
  /** Of the last answer; the same again answers null. */
  etag?: string;
  /** Without a session: sign-in itself. */
  anonymous?: boolean;
}

/** A key that no other write has: 128 random bits. It need not be secret. */
export function newKey(): string {
  const part = () =>
    Math.floor(Math.random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  return `${part()}-${part()}-${part()}-${part()}`;
}

const withQuery = (path: string, query: Query = {}): string => {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return BASE + (parts.length === 0 ? path : `${path}?${parts.join('&')}`);
};

function headersOf(call: Call): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  const session = currentSession();
  if (session && !call.anonymous) headers.Authorization = `Bearer ${session.accessToken}`;
  if (call.method !== 'GET') headers['Idempotency-Key'] = call.idempotencyKey ?? newKey();
  if (call.version !== undefined) headers['If-Match'] = `"${call.version}"`;
  if (call.etag) headers['If-None-Match'] = call.etag;
  return headers;
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The server asked for patience, or an earlier attempt of this very write is still on its way. */
const isPassing = (answer: HttpResponse): boolean =>
  answer.status === 503 || codeOf(answer) === 'request_in_progress';

const codeOf = (answer: HttpResponse): string | undefined =>
  (answer.body as { error?: { code?: string } } | null)?.error?.code;

/** Tries again on a lost connection: safe, since reads change nothing and a write keeps its key. */
async function insist(attempt: () => Promise<HttpResponse>): Promise<HttpResponse> {
  for (let tries = 0; ; tries++) {
    const pause = BACKOFF_MS[tries];
    try {
      const answer = await attempt();
      if (!isPassing(answer) || pause === undefined) return answer;
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      if (pause === undefined) throw new Problem('connection_lost', problems.connectionLost);
    }
    await wait(pause);
  }
}

let refreshing: Promise<boolean> | null = null;

/** Renews the session; several calls that met a 401 share one renewal. False where it is over. */
function refresh(): Promise<boolean> {
  refreshing ??= renew().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function renew(): Promise<boolean> {
  const session = currentSession();
  if (!session) return false;
  const answer = await insist(() =>
    request({
      method: 'POST',
      path: `${BASE}/sessions/refresh`,
      headers: { Accept: 'application/json', 'Idempotency-Key': newKey() },
      body: { refreshToken: session.refreshToken },
    }),
  );
  // Only a refusal ends the session: a busy server is asked again later.
  if (answer.status >= 500 || answer.status === 429) throw problemOf(answer.status, answer.body);
  keepSession(answer.status < 300 ? (answer.body as SessionResponse) : null);
  return answer.status < 300;
}

async function authorised(
  call: { anonymous?: boolean },
  attempt: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const answer = await insist(attempt);
  if (answer.status !== 401 || call.anonymous) return answer;
  return (await refresh()) ? insist(attempt) : answer;
}

/** Asks the API; throws Problem for anything but a success. */
export async function callApi<Body>(call: Call): Promise<Body> {
  const settled =
    call.method === 'GET' ? call : { ...call, idempotencyKey: call.idempotencyKey ?? newKey() };
  const answer = await authorised(call, () =>
    request({
      method: call.method,
      path: withQuery(call.path, call.query),
      headers: headersOf(settled),
      body: call.body,
    }),
  );
  if (answer.status >= 300) throw problemOf(answer.status, answer.body);
  return answer.body as Body;
}

/** Asks again for what was read before; null where it has not changed. */
export async function pollApi<Body>(
  path: string,
  etag?: string,
): Promise<{ body: Body; etag?: string } | null> {
  const call: Call = { method: 'GET', path, etag };
  const answer = await authorised(call, () =>
    request({ method: 'GET', path: withQuery(path), headers: headersOf(call) }),
  );
  if (answer.status === NOT_MODIFIED) return null;
  if (answer.status >= 300) throw problemOf(answer.status, answer.body);
  return { body: answer.body as Body, etag: answer.headers.etag };
}

/** Sends a photo as multipart; throws Problem, or Cancelled where the person stopped it. */
export async function uploadToApi<Body>(
  path: string,
  photoPath: string,
  onProgress: (percent: number) => void,
  cancellation?: Cancellation,
): Promise<Body> {
  const key = newKey();
  const answer = await authorised({}, () =>
    upload({
      path: BASE + path,
      photoPath,
      headers: headersOf({ method: 'POST', path, idempotencyKey: key }),
      onProgress,
      cancellation,
    }),
  );
  if (answer.status >= 300) throw problemOf(answer.status, answer.body);
  return answer.body as Body;
}

/**
 * Fetches a file and gives it to the person under a name; throws Problem. Answers what is left to do on a tap, where the
 * platform wants one.
 */
export async function downloadFromApi(
  path: string,
  query: Query,
  fileName: string,
  onProgress?: (bytes: number) => void,
): Promise<(() => Promise<void>) | null> {
  let keep: (() => Promise<void>) | null = null;
  const answer = await authorised({}, async () => {
    const came = await downloadFile({
      path: withQuery(path, query),
      headers: headersOf({ method: 'GET', path }),
      fileName,
      onProgress,
    });
    keep = came.keep;
    return came;
  });
  if (answer.status >= 300) throw problemOf(answer.status, answer.body);
  return keep;
}
