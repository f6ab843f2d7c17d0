import { REDACTED_MESSAGE } from '@shared/redaction';
import type { Message, ThreadHead } from '@shared/schemas/talk';

/** Whether what it said was taken out: only the trace stands there. */
export const isRedacted = ({ kind, text }: Pick<Message, 'kind' | 'text'>): boolean =>
  kind === 'text' && text !== null && text.startsWith(REDACTED_MESSAGE);

/** One's own words, and to the staff who speak in the talk everybody's; once. */
export const canBeRedacted = (
  message: Pick<Message, 'as' | 'mine' | 'kind' | 'text'>,
  { mine, canWrite }: Pick<ThreadHead, 'mine' | 'canWrite'>,
): boolean =>
  message.as !== 'system' && !isRedacted(message) && (message.mine || (canWrite && !mine));
