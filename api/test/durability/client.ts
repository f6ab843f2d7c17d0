import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../../scripts/seed/random';
import { PRIVACY_VERSION } from '../../privacyText';
import { signAccessToken } from '../../secrets/accessToken';
import type { TestPerson } from '../factories';
import { testKeyRing } from '../testKeyRing';
import type { Journal } from './journal';

/** The API answered something that cannot be, after what it acknowledged before. */
export class Contradiction extends Error {}

/** Somebody's phone: sends until it is acknowledged, under one key, as the mini-program does. */
export interface Client {
  post<Body>(person: TestPerson, path: string, body: object): Promise<Body>;
  upload<Body>(person: TestPerson, file: Buffer): Promise<Body>;
}

const PATIENCE_MS = 10_000;
/** Longer than any fault lasts: what is not acknowledged by then is not on its way. */
const GIVE_UP_MS = 180_000;
const DOUBLE_TAPS = 0.1;

/** @param random of this client alone, so that what it does follows from the seed */
export function createClient(url: string, random: Random, journal: Journal): Client {
  const untilAcknowledged = async <Body>(
    what: string,
    attempt: () => Promise<Response>,
  ): Promise<Body> => {
    const until = performance.now() + GIVE_UP_MS;
    for (let tries = 0; performance.now() < until; tries += 1) {
      journal.sent += 1;
      if (tries > 0) journal.sentAgain += 1;
      const answer = await answerOf(attempt);
      if (answer && answer.status < 300) {
        journal.acknowledged += 1;
        return answer.body as Body;
      }
      if (answer && !mayComeLater(answer))
        throw new Contradiction(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
      await sleep(random.between(100, 500));
    }
    throw new Contradiction(`${what}: not acknowledged within ${GIVE_UP_MS / 1000} s`);
  };
  const send = (person: TestPerson, path: string, init: RequestInit): Promise<Response> =>
    fetch(`${url}/api/v1${path}`, {
      ...init,
      method: 'POST',
      headers: { ...init.headers, authorization: `Bearer ${tokenOf(person)}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });

  return {
    async post(person, path, body) {
      const key = `key-${random.between(0, 1e15).toString(36)}-${random.between(0, 1e15).toString(36)}`;
      const headers = { 'idempotency-key': key, 'content-type': 'application/json' };
      const once = <Body>() =>
        untilAcknowledged<Body>(`${path} ${key}`, () =>
          send(person, path, { headers, body: JSON.stringify(body) }),
        );
      if (!random.chance(DOUBLE_TAPS)) return once();
      journal.doubled += 1;
      const [first, second] = await Promise.all([once<{ id: string }>(), once<{ id: string }>()]);
      if (first.id !== second.id)
        throw new Contradiction(`${path} ${key}: ${first.id} and ${second.id} for one key`);
      return first as never;
    },
    upload: (person, file) =>
      untilAcknowledged('/uploads', () => {
        const body = new FormData();
        body.append('file', new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), 'x.jpg');
        return send(person, '/uploads', { body });
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Null where the connection broke or nobody answered in time. */
async function answerOf(attempt: () => Promise<Response>): Promise<Answer | null> {
  try {
    const response = await attempt();
    return { status: response.status, body: await response.json() };
  } catch (error) {
    // fetch says so of connections that broke; a timeout is a DOMException; half an answer is no JSON.
    if (error instanceof TypeError || error instanceof DOMException || error instanceof SyntaxError)
      return null;
    throw error;
  }
}

const mayComeLater = ({ status, body }: Answer): boolean => {
  const code = (body as { error?: { code?: string } }).error?.code;
  return (status === 503 && code === 'try_again') || code === 'request_in_progress';
};

/** As a sign-in in a browser gives it: words are not asked about at WeChat. */
const tokenOf = (person: TestPerson): string =>
  signAccessToken(
    testKeyRing,
    {
      personId: person._id,
      county: person.county,
      consentVersion: PRIVACY_VERSION,
      family: 'durability',
      sealedOpenid: null,
    },
    new Date(),
  );
