import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** A place in units of 1e-7 degrees, with the micro-grid it should be in. */
export interface KnownPlace {
  readonly x: number;
  readonly y: number;
  readonly code: string;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const TRIES = 3;

/** Sends until it is answered: under the same key a repetition is the same write. */
async function call(url: string, token: string | null, body?: unknown): Promise<Answer> {
  const key = randomUUID();
  for (let attempt = 1; ; attempt++) {
    const response = await send(url, token, key, body).catch((error: unknown) => {
      if (attempt === TRIES) throw error;
      return null;
    });
    if (!response) continue;
    if (response.status !== 429) return { status: response.status, body: await response.json() };
    attempt = 0;
    await sleep(Number(response.headers.get('retry-after') ?? 1) * 1000);
  }
}

const send = (url: string, token: string | null, key: string, body: unknown): Promise<Response> =>
  fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** Signs in the demonstration's residents: one person may send only twenty reports a minute. */
async function signInResidents(api: string): Promise<string[]> {
  const { body } = await call(`${api}/demonstration/people`, null);
  const { items } = body as { items: { id: string; role: string }[] };
  const tokens: string[] = [];
  for (const { id } of items.filter((person) => person.role === 'resident').slice(0, 20)) {
    const answer = await call(`${api}/sessions`, null, { kind: 'demonstration', personId: id });
    if (answer.status === 201) tokens.push((answer.body as { accessToken: string }).accessToken);
  }
  return tokens;
}

/** Sends a report from every place. @returns those that landed in another micro-grid than they should */
export async function sendReports(
  api: string,
  places: readonly KnownPlace[],
  onProgress: (done: number) => void,
): Promise<KnownPlace[]> {
  const tokens = await signInResidents(api);
  if (tokens.length === 0) throw new Error('nobody can be signed in');
  const wrong: KnownPlace[] = [];
  for (const [n, place] of places.entries()) {
    const token = tokens[n % tokens.length] ?? null;
    const body = {
      category: 'road',
      words: `位置核对 ${n + 1}`,
      place: {
        source: 'map',
        position: { longitude: place.x / 1e7, latitude: place.y / 1e7, datum: 'WGS-84' },
      },
    };
    const answer = await call(`${api}/reports`, token, body);
    const path = (answer.body as { areaPath?: { code: string }[] }).areaPath;
    if (answer.status !== 201 || path?.at(-1)?.code !== place.code) wrong.push(place);
    onProgress(n + 1);
  }
  return wrong;
}
