import type * as z from 'zod/mini';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import type { LimitName } from '../middlewares/rateLimit';

/** The schema types of the parts of a request. */
type Schema = z.core.$ZodType;
type Parsed<S> = S extends Schema ? z.output<S> : undefined;

/**
 * Who may call: anybody, a person who is signed in, or (the rule) one who also agreed to the privacy text in force.
 * What a person may do with a thing is decided by `policies/`, not here.
 */
export type Access = 'public' | 'signedIn' | 'consented';

/**
 * How a retry with the same Idempotency-Key is recognised: by the document the command writes (`command`), by a
 * stored answer (`stored`), or not at all for reads and for steps that are harmless to repeat (`none`).
 */
export type Idempotency = 'none' | 'command' | 'stored';

/** What a handler gets: everything parsed, nothing of Koa. */
export interface Call<B, Q, A extends Access> {
  readonly deps: Deps;
  readonly actor: A extends 'public' ? Actor | null : Actor;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Parsed<B>;
  readonly query: Parsed<Q>;
  /** The Idempotency-Key; present on every write that needs one. */
  readonly key: string;
  /** The version in If-Match, or null. */
  readonly ifVersion: number | null;
  /** Address of the caller, for rate limits and the audit log. */
  readonly address: string;
  readonly request: import('node:http').IncomingMessage;
}

/** An answer that is not JSON: a file, a picture, a page. */
export class RawAnswer {
  constructor(
    readonly body: NodeJS.ReadableStream | Buffer | string,
    readonly type: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** One operation of the API: its whole chain stands in one place, and the documentation is made from it. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Koa pattern below /api/v1: "/reports/:id/verification". */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  readonly limit?: LimitName;
  readonly idempotency: Idempotency;
  readonly body?: Schema;
  readonly query?: Schema;
  readonly response?: Schema;
  /** 200 unless said otherwise. */
  readonly status: number;
  /** 'json' bodies are parsed; 'stream' leaves the request to the handler. */
  readonly consumes: 'json' | 'stream';
  readonly handle: (call: Call<Schema, Schema, Access>) => Promise<unknown>;
}

interface Declaration<B extends Schema | undefined, Q extends Schema | undefined, A extends Access>
  extends Omit<
    Endpoint,
    'body' | 'query' | 'handle' | 'access' | 'idempotency' | 'status' | 'consumes'
  > {
  readonly access: A;
  readonly body?: B;
  readonly query?: Q;
  readonly idempotency?: Idempotency;
  readonly status?: number;
  readonly consumes?: 'json' | 'stream';
  readonly handle: (call: Call<B, Q, A>) => Promise<unknown>;
}

/** Declares an operation; `call.body` and `call.query` have the types of their schemas. */
export function endpoint<
  A extends Access,
  B extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
>(declaration: Declaration<B, Q, A>): Endpoint {
  return {
    idempotency: declaration.method === 'get' ? 'none' : 'stored',
    status: 200,
    consumes: 'json',
    ...declaration,
    handle: declaration.handle as unknown as Endpoint['handle'],
  };
}
