import type { Actor } from '../actor';

/** What the chain leaves on `ctx.state` for the next link. */
export interface RequestState {
  requestId: string;
  actor: Actor | null;
  body: unknown;
  query: unknown;
  key?: string;
  ifVersion?: number | null;
}
