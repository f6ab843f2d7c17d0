import * as z from 'zod/mini';
import { MAX_MESSAGE_CHARACTERS } from '../talkLimits';
import { id, pageOf, paging, queryNumber, text, time } from './fields';
import { CONTENT_STATES, photo, receipt, receipts } from './uploads';

/** Whom a talk is about: `report-ID`, or `grid-PERSON` of a resident who talks to their own grid. */
export const threadId = z.string().check(z.regex(/^(report|grid)-[A-Za-z0-9_-]{8,64}$/));

/** Place of a message in its thread: 1, 2, 3 … without gaps, one order for everybody. */
const sequence = z.int().check(z.gte(0));

/** Who speaks; `system` tells who will answer, and to whom it was handed on. */
export const SPEAKERS = ['resident', 'staff', 'system'] as const;

export const message = z.object({
  id,
  sequence,
  at: time,
  as: z.enum(SPEAKERS),
  mine: z.boolean(),
  /** The Idempotency-Key it was sent with, for its sender alone: what waited to be sent has arrived. */
  clientId: z.nullable(z.string()),
  /** "河西村第三网格网格员", "王**", "反映人". */
  from: z.string(),
  kind: z.enum(['text', 'photo', 'voice']),
  /** Whether the other side sees it: what was not looked at yet, or decided against, shows a placeholder. */
  check: z.enum(CONTENT_STATES),
  /** The person asking does not see it: no words, no recording, plain pictures. */
  held: z.boolean(),
  text: z.nullable(z.string()),
  photos: z.array(photo),
  voice: z.nullable(
    z.object({
      id,
      /** Signed, good for a few minutes. */
      url: z.string(),
      seconds: z.number(),
    }),
  ),
});
export type Message = z.infer<typeof message>;

/** How far messages came: up to which sequence they were delivered and read. */
const marks = z.object({ delivered: sequence, read: sequence });
export type Marks = z.infer<typeof marks>;

export const threadHead = z.object({
  id: threadId,
  kind: z.enum(['report', 'grid']),
  reportId: z.nullable(id),
  reportNumber: z.nullable(z.string()),
  /** The other side as the person calls it: the grid's name, or the masked resident. */
  title: z.string(),
  /** "道路设施 · 河西村第三网格" */
  about: z.string(),
  /** The person asking is the resident of this talk. */
  mine: z.boolean(),
  canWrite: z.boolean(),
  lastSequence: sequence,
  /** Grows when something said before became another thing, taken out or decided about: what is shown is read again. */
  changes: z.int(),
  /** Since when the resident waits for an answer, or null. */
  waitingSince: z.nullable(time),
});
export type ThreadHead = z.infer<typeof threadHead>;

export const threadItem = z.extend(threadHead, {
  /** Messages of others the person asking has not read, at most 100. */
  unreadCount: z.number(),
  lastAt: time,
  /** What was said last, without what is held back. */
  last: z.object({ from: z.string(), mine: z.boolean(), words: z.string() }),
});
export type ThreadItem = z.infer<typeof threadItem>;

const talkCounts = {
  /** Unread messages of all my talks, at most 100. */
  unreadCount: z.number(),
  /** Talks given to my posts in which a resident waits for an answer. */
  waitingCount: z.number(),
};

/** `GET /threads`: my own as a resident, those given to my posts, or of these the unanswered, longest waiting first. */
export const threadsQuery = z.strictObject({
  scope: z._default(z.enum(['mine', 'posts', 'waiting']), 'mine'),
  ...paging,
});
export const threadPage = z.extend(pageOf(threadItem), talkCounts);
export type ThreadPage = z.infer<typeof threadPage>;

/** `GET /threads/unread`: for badges. */
export const talkCountsResponse = z.object(talkCounts);
export type TalkCounts = z.infer<typeof talkCountsResponse>;

/** `GET /threads/{id}/messages`: the newest, those before a sequence, or those after it (to catch up). */
export const messagesQuery = z.strictObject({
  before: z.optional(z.pipe(queryNumber, sequence)),
  after: z.optional(z.pipe(queryNumber, sequence)),
  limit: z._default(z.pipe(queryNumber, z.int().check(z.gte(1), z.lte(50))), 30),
});
export type MessagesQuery = z.output<typeof messagesQuery>;
export const messagesPage = z.object({
  thread: threadHead,
  /** In the order they were said. */
  items: z.array(message),
  /** There are more beyond this page, in the direction asked for. */
  more: z.boolean(),
  /** How far my messages came with the other side. */
  others: marks,
  /** How far I came. */
  mine: marks,
});
export type MessagesPage = z.infer<typeof messagesPage>;

/** `POST /threads/{id}/messages`: words, photos, or a recording; one kind a message. */
export const sendMessageBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: text(MAX_MESSAGE_CHARACTERS) }),
  z.strictObject({ kind: z.literal('photo'), photos: receipts.check(z.minLength(1)) }),
  z.strictObject({ kind: z.literal('voice'), voice: receipt }),
]);
export type SendMessageBody = z.input<typeof sendMessageBody>;

/** `POST /threads/{id}/marks`; marks never go back. */
export const marksBody = z.strictObject({
  delivered: z.optional(sequence),
  read: z.optional(sequence),
});
export type MarksBody = z.infer<typeof marksBody>;
export const marksResponse = marks;

/** `POST /uploads/voice`: an mp3 of at most 60 s and 1 MB. */
export const voiceUploadResponse = z.object({ receipt, expiresAt: time, seconds: z.number() });
export type VoiceUploadResponse = z.infer<typeof voiceUploadResponse>;
