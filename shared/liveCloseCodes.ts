/** Why the server closed a socket; 4000–4999 are an application's own (RFC 6455, 7.4.2). */
export const LIVE_CLOSE = {
  /** The process stops; another one takes the client at once. */
  goingAway: 1001,
  /** Signed out, or the session ran out: no new ticket without signing in. */
  sessionEnded: 4401,
  /** The changes cannot be followed any more; a new socket is told to read everything again. */
  gap: 4410,
  /** The same person opened too many: the oldest goes. */
  tooMany: 4429,
} as const;
