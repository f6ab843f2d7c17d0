import * as z from 'zod/mini';
import { id, pageOf, paging, time } from './fields';

export const inboxItem = z.object({
  id,
  /** What it opens: a talk where it names one, else a report. */
  reportId: z.nullable(id),
  reportNumber: z.nullable(z.string()),
  threadId: z.nullable(z.string()),
  title: z.string(),
  words: z.string(),
  at: time,
  read: z.boolean(),
  /** For the person as staff, or as resident. */
  as: z.enum(['resident', 'staff']),
});
export type InboxItem = z.infer<typeof inboxItem>;
export const inboxQuery = z.strictObject(paging);
export const inboxPage = z.extend(pageOf(inboxItem), { unreadCount: z.number() });
export type InboxPage = z.infer<typeof inboxPage>;

/** `POST /inbox/read`: these, or all up to now. */
export const readBody = z.strictObject({
  ids: z.optional(z.array(id).check(z.maxLength(100))),
});
export const readResponse = z.object({ unreadCount: z.number() });
