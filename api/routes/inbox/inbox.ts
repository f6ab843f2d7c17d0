import { inboxPage, inboxQuery, readBody, readResponse } from '@shared/schemas/inbox';
import { markInboxRead } from '../../commands/markInboxRead';
import { countUnread, listInbox } from '../../queries/listInbox';
import { type Endpoint, endpoint } from '../endpoint';

const list = endpoint({
  method: 'get',
  path: '/inbox',
  summary: 'My messages, newest first',
  tag: 'inbox',
  access: 'consented',
  query: inboxQuery,
  response: inboxPage,
  handle: ({ actor, query }) => listInbox(actor, query),
});

const read = endpoint({
  method: 'post',
  path: '/inbox/read',
  summary: 'Marks these as read, or all up to now',
  tag: 'inbox',
  access: 'consented',
  limit: 'step',
  // Read is read: the same again changes nothing, and an old answer would show an old count.
  idempotency: 'none',
  body: readBody,
  response: readResponse,
  handle: async ({ deps, actor, body }) => {
    await markInboxRead(deps, actor, body.ids);
    return { unreadCount: await countUnread(actor) };
  },
});

export const inboxEndpoints: readonly Endpoint[] = [list, read];
