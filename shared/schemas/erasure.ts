import * as z from 'zod/mini';
import { id, time } from './fields';

/** Days in which a person may change their mind. */
export const ERASURE_GRACE_DAYS = 7;
/** The sign-in that confirms it may be this old. */
export const ERASURE_SIGN_IN_MINUTES = 10;

/** `POST /me/erasure`, with a sign-in of the last minutes; `DELETE /me/erasure` takes it back. */
export const erasureBody = z.strictObject({});

/** `GET /me/erasure`: what is under way, and what it would mean. */
export const erasureResponse = z.object({
  erasure: z.nullable(z.object({ requestedAt: time, dueAt: time, canCancel: z.boolean() })),
  /** Matters that are still open: they go on without the person, and their words go when they end. */
  openReports: z.array(z.object({ id, number: z.string(), stateName: z.string() })),
  /** Staff give up their posts first. */
  hasPosts: z.boolean(),
});
export type ErasureResponse = z.infer<typeof erasureResponse>;
