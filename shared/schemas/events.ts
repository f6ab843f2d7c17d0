import * as z from 'zod/mini';

/** Place in the order of all changes: the client only keeps and returns it. */
const position = z.string().check(z.regex(/^[0-9A-F]{18,1024}$/));

/** `POST /events/tickets`: what a socket is opened with, once and within seconds. */
export const ticketResponse = z.object({
  ticket: z.string(),
  expiresInSeconds: z.number(),
  /** For who begins: all changes are told that were not there yet so many seconds before this answer was made. */
  position,
  coversSeconds: z.number(),
});
export type TicketResponse = z.infer<typeof ticketResponse>;

/** `GET /events`, as a WebSocket. */
export const eventsQuery = z.strictObject({
  ticket: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  county: z.string().check(z.regex(/^\d{6}$/)),
  lastEventId: z.optional(position),
});

/** What changed, as a hint: the client reads the thing itself over HTTP. */
const change = z.discriminatedUnion('kind', [
  /** A report one may read took a step. */
  z.object({ kind: z.literal('report'), reportId: z.string(), version: z.number() }),
  /** Something one could read or had to do went elsewhere. */
  z.object({ kind: z.literal('tasks') }),
  z.object({ kind: z.literal('inbox'), reportId: z.nullable(z.string()) }),
  /** A talk moved on, or a message of it became another (`changes` of the talk); `sequence` is its last message. */
  z.object({ kind: z.literal('message'), threadId: z.string(), sequence: z.number() }),
  /** One's own posts: rights are others now. */
  z.object({ kind: z.literal('posts') }),
]);
export type LiveChange = z.infer<typeof change>;

/** Every frame the server sends. */
export const liveFrame = z.discriminatedUnion('type', [
  /** First frame. `resumed`: all events after `lastEventId` follow; else everything is to be read again. */
  z.object({
    type: z.literal('hello'),
    id: position,
    resumed: z.boolean(),
    beatSeconds: z.number(),
  }),
  z.object({ type: z.literal('event'), id: position, change }),
  /** Nothing up to `id` is missing; the client answers `beat`. */
  z.object({ type: z.literal('beat'), id: position }),
  /** What happened cannot be told any more: everything is to be read again. */
  z.object({ type: z.literal('reload'), id: position }),
]);
export type LiveFrame = z.infer<typeof liveFrame>;
