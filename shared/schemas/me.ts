import * as z from 'zod/mini';
import { ROLES } from '../roles';
import { areaCode, areaStep, countyCode, id, text } from './fields';
import { talkCountsResponse } from './talk';

export const myPost = z.object({
  id,
  role: z.enum(ROLES),
  roleName: z.string(),
  area: z.nullable(areaStep),
  organisation: z.nullable(z.object({ id, name: z.string() })),
  onDuty: z.boolean(),
});
export type MyPost = z.infer<typeof myPost>;

export const meResponse = z.object({
  id,
  county: z.object({ code: countyCode, name: z.string() }),
  name: z.nullable(z.string()),
  /** Masked: 138****1234. */
  phone: z.nullable(z.string()),
  consent: z.object({ version: z.nullable(z.string()), current: z.string(), given: z.boolean() }),
  /** The resident's own grid, from the county down; empty until chosen. */
  grid: z.array(areaStep),
  posts: z.array(myPost),
  unreadCount: z.number(),
  talks: talkCountsResponse,
  /** Templates the client may ask a subscription for, and how many sends are left by our ledger. */
  subscriptions: z.array(
    z.object({ template: z.string(), templateId: z.string(), title: z.string(), left: z.number() }),
  ),
});
export type MeResponse = z.infer<typeof meResponse>;

export const updateMeBody = z.strictObject({
  name: z.optional(text(40)),
  /** The own grid, chosen by plate, list or position. */
  gridCode: z.optional(areaCode),
});
export type UpdateMeBody = z.infer<typeof updateMeBody>;

/** `PUT /me/consent`: answers a `sessionResponse`, since the version agreed to stands in the access token. */
export const consentBody = z.strictObject({ version: text(20) });
/**
 * `POST /me/phone`: answers a `sessionResponse`. A phone an administrator entered for a member of the staff makes the
 * WeChat account theirs: the session is then another person's, with their posts.
 */
export const bindPhoneBody = z.strictObject({ code: text(200) });

/** What the person tapped in WeChat's subscribe prompt. */
export const subscriptionsBody = z.strictObject({
  results: z
    .array(
      z.strictObject({
        templateId: text(100),
        result: z.enum(['accept', 'reject', 'ban', 'filter']),
      }),
    )
    .check(z.minLength(1), z.maxLength(3)),
});
export type SubscriptionsBody = z.infer<typeof subscriptionsBody>;

export const privacyTextResponse = z.object({
  version: z.string(),
  sections: z.array(z.object({ title: z.string(), words: z.string() })),
});
export type PrivacyTextResponse = z.infer<typeof privacyTextResponse>;
