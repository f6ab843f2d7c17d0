/** Limits of a talk. Apart from the schemas, so that a client needs no zod for them. */
export const MAX_MESSAGE_CHARACTERS = 1000;
/** A recording is cut here by the phone; the API allows what the last frames bring over. */
export const MAX_VOICE_SECONDS = 60;
export const MAX_VOICE_BYTES = 1024 * 1024;
/** Working minutes after which what nobody answered goes to the next on duty. */
export const ANSWER_WITHIN_MINUTES = 30;
/** Beyond this a badge says "99+" anyway. */
export const MOST_UNREAD_SHOWN = 100;
