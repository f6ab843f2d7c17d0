import { randomUUID } from 'node:crypto';
import type { SessionResponse } from '../../shared/schemas/sessions';
import type { PhoneSide } from '../wechatSimulator/phoneSide';

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** What the whole simulation asked and was answered. */
export interface Tally {
  requests: number;
  /** How often each status came. */
  readonly statuses: Map<number, number>;
  /** How often each step was taken. */
  readonly steps: Map<string, number>;
}

/** Somebody with a phone who uses the public API as the mini-program does. */
export interface SimulatedPerson {
  readonly openid: string;
  /** The unit they live in or look after. */
  readonly areaCode: string | null;
  readonly staff: boolean;
  /** The address their reports are about; null where one is drawn. */
  readonly home: string | null;
  /** Signs in anew: good for a quarter of an hour. */
  accessToken(): Promise<string>;
  get<Body>(path: string): Promise<Answer<Body>>;
  send<Body>(method: 'POST' | 'PUT', path: string, body: object): Promise<Answer<Body>>;
}

interface Phone {
  readonly openid: string;
  readonly areaCode: string | null;
  readonly staff: boolean;
  readonly home?: string;
}

/**
 * Signs a person in with WeChat's code, agrees to the privacy text, and for a member of the staff binds the phone the
 * roster knows. A token that ran out is taken anew by another code.
 * @throws Error where a server error comes: the simulation is also a check
 */
export function createSimulatedPerson(
  url: string,
  phones: PhoneSide,
  { openid, areaCode, staff, home }: Phone,
  tally: Tally,
): SimulatedPerson {
  let token: Promise<string> | null = null;
  /** Signed in before: consent, phone and grid are kept. */
  let known = false;

  async function call<Body>(
    method: string,
    path: string,
    authorization: string | null,
    body?: object,
  ): Promise<Answer<Body>> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(authorization ? { authorization: `Bearer ${authorization}` } : {}),
        ...(method === 'GET'
          ? {}
          : { 'idempotency-key': randomUUID(), 'content-type': 'application/json' }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    tally.requests += 1;
    tally.statuses.set(response.status, (tally.statuses.get(response.status) ?? 0) + 1);
    const text = await response.text();
    if (response.status >= 500)
      throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return { status: response.status, body: (text ? JSON.parse(text) : null) as Body };
  }

  async function signIn(): Promise<string> {
    const code = await phones.login(openid);
    const signedIn = await call<SessionResponse>('POST', '/sessions', null, {
      kind: 'wechat',
      code,
    });
    let session = signedIn.body;
    if (known) return session.accessToken;
    session = await agree(session);
    // With the roster's phone comes the person of the staff, who has to agree as well.
    if (staff) session = await agree(await bindPhone(session));
    if (areaCode && !staff) await call('PUT', '/me', session.accessToken, { gridCode: areaCode });
    known = true;
    return session.accessToken;
  }

  async function agree(session: SessionResponse): Promise<SessionResponse> {
    const { body: privacy } = await call<{ version: string }>('GET', '/privacy-text', null);
    const { version } = privacy;
    return (await call<SessionResponse>('PUT', '/me/consent', session.accessToken, { version }))
      .body;
  }

  async function bindPhone(session: SessionResponse): Promise<SessionResponse> {
    const code = await phones.phoneCode(openid);
    const bound = await call<SessionResponse>('POST', '/me/phone', session.accessToken, { code });
    if (bound.status !== 200)
      throw new Error(`${openid} could not bind the phone: ${JSON.stringify(bound.body)}`);
    return bound.body;
  }

  async function asked<Body>(method: string, path: string, body?: object): Promise<Answer<Body>> {
    token ??= signIn();
    const answer = await call<Body>(method, path, await token, body);
    if (answer.status !== 401) return answer;
    token = signIn();
    return call<Body>(method, path, await token, body);
  }

  return {
    openid,
    areaCode,
    staff,
    home: home ?? null,
    accessToken: () => {
      token = signIn();
      return token;
    },
    get: (path) => asked('GET', path),
    send: (method, path, body) => asked(method, path, body),
  };
}
