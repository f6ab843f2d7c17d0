import { errorMessage } from '@shared/errorCodes';
import { text } from '@shared/schemas/fields';
import * as z from 'zod/mini';
import { openapiDocument } from '../../openapi';
import { type Endpoint, endpoint } from '../../routes/endpoint';

/** An operation with a defect, and what the harness must say of it. */
export interface BrokenVariant {
  readonly endpoints: readonly Endpoint[];
  /** The document that is held against it, where it is not its own. */
  readonly document?: unknown;
  readonly said: RegExp;
}

const kept: string[] = [];
const odd = (words: string): boolean => /\W/.test(words);

function broken(handle: (words: string) => Promise<unknown> | unknown): Endpoint {
  return endpoint({
    method: 'post',
    path: '/broken-words',
    summary: 'An operation with a defect',
    tag: 'broken',
    access: 'public',
    idempotency: 'none',
    body: z.strictObject({ words: text(400) }),
    response: z.object({ length: z.number() }),
    handle: async ({ body }) => (await handle(body.words)) ?? { length: body.words.length },
  });
}

const sound = broken(() => undefined);

/** The harness is worth something as long as it finds each of these. */
export const BROKEN_VARIANTS: Readonly<Record<string, BrokenVariant>> = {
  throwsOnOddText: {
    endpoints: [broken((words) => void new RegExp(words))],
    said: /answered 500/,
  },
  undeclaredField: {
    endpoints: [broken((words) => ({ length: words.length, secret: words }))],
    said: /not as documented.*secret/,
  },
  wrongType: {
    endpoints: [broken((words) => ({ length: String(words.length) }))],
    said: /not as documented/,
  },
  undeclaredStatus: {
    endpoints: [sound],
    document: openapiDocument([{ ...sound, status: 201 }]),
    said: /answered 200, documented is 201/,
  },
  unknownError: {
    endpoints: [
      broken(() => {
        throw Object.assign(new Error(errorMessage('conflict')), { status: 502 });
      }),
    ],
    said: /answered 5\d\d/,
  },
  leak: {
    endpoints: [
      broken((words) => {
        kept.push(Array.from({ length: 400 }, () => words + kept.length).join());
      }),
    ],
    said: /memory grew/,
  },
  slow: {
    endpoints: [
      broken(async (words) => {
        if (odd(words)) await new Promise((resolve) => setTimeout(resolve, 300));
      }),
    ],
    said: /takes \d+ ms/,
  },
  hang: {
    endpoints: [broken((words) => (odd(words) ? new Promise(() => {}) : undefined))],
    said: /no answer/,
  },
  rejection: {
    endpoints: [
      broken((words) => {
        if (odd(words)) void Promise.reject(new Error('nobody waits for this'));
      }),
    ],
    said: /unhandled rejection/,
  },
  pollution: {
    endpoints: [
      broken((words) => {
        if (odd(words)) Object.assign(Object.prototype, { polluted: true });
      }),
    ],
    said: /Object.prototype/,
  },
};
