import type { InboxPage } from '@shared/schemas/inbox';
import { callApi } from './client';

export const listInbox = (cursor?: string): Promise<InboxPage> =>
  callApi({ method: 'GET', path: '/inbox', query: { cursor } });

/** How many messages are unread. */
export const countUnread = async (): Promise<number> =>
  (await callApi<InboxPage>({ method: 'GET', path: '/inbox', query: { limit: 1 } })).unreadCount;

/** Marks these as read, or all up to now. */
export const markRead = (ids?: string[]): Promise<{ unreadCount: number }> =>
  callApi({ method: 'POST', path: '/inbox/read', body: ids ? { ids } : {} });
