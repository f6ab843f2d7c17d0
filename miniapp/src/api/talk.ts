import type { messageRedactionResponse } from '@shared/schemas/redaction';
import type {
  MarksBody,
  Message,
  MessagesPage,
  SendMessageBody,
  TalkCounts,
  ThreadPage,
  VoiceUploadResponse,
} from '@shared/schemas/talk';
import type * as z from 'zod/mini';
import { callApi, uploadToApi } from './client';

export type TalkScope = 'mine' | 'posts' | 'waiting';

export const listThreads = (
  scope: TalkScope,
  cursor?: string,
  limit?: number,
): Promise<ThreadPage> =>
  callApi({ method: 'GET', path: '/threads', query: { scope, cursor, limit } });

/** How much is unread, and how many residents wait for an answer. */
export const countTalks = (): Promise<TalkCounts> =>
  callApi({ method: 'GET', path: '/threads/unread' });

/** The newest, those before a sequence, or those after it. */
export const listMessages = (
  threadId: string,
  query: { before?: number; after?: number; limit?: number } = {},
): Promise<MessagesPage> =>
  callApi({ method: 'GET', path: `/threads/${threadId}/messages`, query });

/** The key is the message's own: sent again it is the same message. */
export const sendMessage = (
  threadId: string,
  body: SendMessageBody,
  idempotencyKey: string,
): Promise<Message> =>
  callApi({ method: 'POST', path: `/threads/${threadId}/messages`, body, idempotencyKey });

/** Up to where a talk came to this person. */
export const markThread = (threadId: string, body: MarksBody): Promise<MarksBody> =>
  callApi({ method: 'POST', path: `/threads/${threadId}/marks`, body });

/** Destroys what a message said, showed or sounded; said twice it changes nothing. */
export const redactMessage = (
  id: string,
  reason: string,
): Promise<z.infer<typeof messageRedactionResponse>> =>
  callApi({ method: 'POST', path: `/messages/${id}/redaction`, body: { reason } });

export const uploadVoice = (path: string): Promise<VoiceUploadResponse> =>
  uploadToApi('/uploads/voice', path, () => undefined);
