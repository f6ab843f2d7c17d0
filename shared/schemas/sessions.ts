import * as z from 'zod/mini';
import { countyCode, id, text, time } from './fields';

/** Sign-in with a code of `wx.login`, or outside production as a demonstration person. */
export const createSessionBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('wechat'),
    county: z.optional(countyCode),
    code: text(200),
  }),
  z.strictObject({ kind: z.literal('demonstration'), personId: id }),
]);
export type CreateSessionBody = z.infer<typeof createSessionBody>;

/** `POST /sessions/refresh`: gives the successor; the same token again within 60 s gives the same one. */
export const refreshSessionBody = z.strictObject({ refreshToken: text(600) });

export const sessionResponse = z.object({
  accessToken: z.string(),
  /** The access token's end; the client refreshes before it. */
  expiresAt: time,
  refreshToken: z.string(),
  personId: id,
  county: countyCode,
});
export type SessionResponse = z.infer<typeof sessionResponse>;

/** What h5 shows as a QR: the mini-program reads `qrText` and asks its person to confirm. */
export const signInRequestResponse = z.object({
  id,
  /** Known to the asking browser alone; it fetches the session with it. */
  secret: z.string(),
  qrText: z.string(),
  expiresAt: time,
});
export type SignInRequestResponse = z.infer<typeof signInRequestResponse>;

export const signInRequestQuery = z.strictObject({ secret: text(100) });

export const signInStateResponse = z.object({
  state: z.enum(['waiting', 'confirmed', 'expired']),
  session: z.nullable(sessionResponse),
});
export type SignInStateResponse = z.infer<typeof signInStateResponse>;

export const demonstrationPerson = z.object({
  id,
  name: z.string(),
  /** e.g. "河西村第三网格 网格员"; a resident has none. */
  post: z.nullable(z.string()),
  role: z.string(),
});
export const demonstrationPeopleResponse = z.object({ items: z.array(demonstrationPerson) });
export type DemonstrationPerson = z.infer<typeof demonstrationPerson>;
