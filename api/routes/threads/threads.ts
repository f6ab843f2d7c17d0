import {
  marksBody,
  marksResponse,
  message,
  messagesPage,
  messagesQuery,
  sendMessageBody,
  talkCountsResponse,
  threadHead,
  threadPage,
  threadsQuery,
} from '@shared/schemas/talk';
import { markThread } from '../../commands/talk/markThread';
import { sendMessage } from '../../commands/talk/sendMessage';
import { presentMessage, presentThread, presentThreadItem } from '../../presenters/presentTalk';
import { countTalks } from '../../queries/talk/countTalks';
import { findMarks } from '../../queries/talk/findMarks';
import { findResidentNames } from '../../queries/talk/findResidentNames';
import { findTalk } from '../../queries/talk/findTalk';
import { findTalks } from '../../queries/talk/findTalks';
import { listMessages } from '../../queries/talk/listMessages';
import { listThreads } from '../../queries/talk/listThreads';
import { gridThreadId } from '../../queries/talk/loadTalk';
import { type Endpoint, endpoint } from '../endpoint';
import { viewOf } from './viewOf';

const tag = 'threads';

export const threadEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/threads',
    tag,
    summary: 'My talks as a resident, those given to my posts, or of these the unanswered',
    access: 'consented',
    query: threadsQuery,
    response: threadPage,
    handle: async ({ deps, actor, query }) => {
      const [{ rows, nextCursor }, counts] = await Promise.all([
        listThreads(actor, query),
        countTalks(actor),
      ]);
      const talks = await findTalks(deps, actor, rows);
      const residents = talks.map(({ talk }) => talk.residentId);
      const names = await findResidentNames(deps, actor.county, residents);
      const items = talks.map((row) =>
        presentThreadItem(
          { deps, actor, talk: row.talk, residentName: names.get(row.talk.residentId) ?? null },
          row,
        ),
      );
      return { items, nextCursor, ...counts };
    },
  }),
  endpoint({
    method: 'get',
    path: '/threads/unread',
    tag,
    summary: 'How much of my talks is unread, and how many wait for my answer: for badges',
    access: 'consented',
    response: talkCountsResponse,
    handle: ({ actor }) => countTalks(actor),
  }),
  endpoint({
    method: 'post',
    path: '/threads/mine',
    tag,
    summary: 'Opens the talk with my own grid',
    access: 'consented',
    limit: 'step',
    // Nothing is written until something is said.
    idempotency: 'none',
    response: threadHead,
    handle: async ({ deps, actor }) => {
      const { talk, thread } = await findTalk(deps, actor, gridThreadId(actor.personId));
      return presentThread(await viewOf(deps, actor, talk), thread);
    },
  }),
  endpoint({
    method: 'get',
    path: '/threads/:id/messages',
    tag,
    summary: 'What was said: the newest, those before a sequence, or those after it',
    access: 'consented',
    query: messagesQuery,
    response: messagesPage,
    handle: async ({ deps, actor, params, query }) => {
      const { talk, thread } = await findTalk(deps, actor, params.id ?? '');
      const [view, { rows, more }, marks] = await Promise.all([
        viewOf(deps, actor, talk),
        listMessages(talk, query),
        findMarks(actor, talk),
      ]);
      return {
        thread: presentThread(view, thread),
        items: rows.map((row) => presentMessage(view, row)),
        more,
        ...marks,
      };
    },
  }),
  endpoint({
    method: 'post',
    path: '/threads/:id/messages',
    tag,
    summary: 'Says something; written once however often it is sent',
    access: 'consented',
    limit: 'message',
    idempotency: 'command',
    body: sendMessageBody,
    response: message,
    status: 201,
    handle: async ({ deps, actor, params, key, body }) => {
      const threadId = params.id ?? '';
      const sent = await sendMessage(deps, actor, { threadId, key, input: body });
      const { talk } = await findTalk(deps, actor, threadId);
      return presentMessage({ deps, actor, talk, residentName: null }, sent);
    },
  }),
  endpoint({
    method: 'post',
    path: '/threads/:id/marks',
    tag,
    summary: 'Up to where a talk was delivered and read; never goes back',
    access: 'consented',
    limit: 'read',
    idempotency: 'none',
    body: marksBody,
    response: marksResponse,
    handle: ({ deps, actor, params, body }) => markThread(deps, actor, params.id ?? '', body),
  }),
];
