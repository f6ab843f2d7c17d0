import { messageRedactionBody, messageRedactionResponse } from '@shared/schemas/redaction';
import { redactMessage } from '../../commands/redactMessage';
import { backupsUntil } from '../../commands/redactReport';
import { type Endpoint, endpoint } from '../endpoint';

/** Undoing what leaked into a talk. */
export const messageEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/messages/:id/redaction',
    tag: 'talk',
    summary: 'Destroy what a message said; that it was done, by whom and why, stays in its place',
    access: 'consented',
    limit: 'step',
    body: messageRedactionBody,
    response: messageRedactionResponse,
    handle: async ({ deps, actor, params, body }) => {
      await redactMessage(deps, actor, params.id ?? '', body.reason);
      return { backupsUntil: backupsUntil(deps, deps.now()).toISOString() };
    },
  }),
];
