import { redactionBody, redactionResponse } from '@shared/schemas/redaction';
import { backupsUntil, redactReport } from '../../commands/redactReport';
import { type Endpoint, endpoint } from '../endpoint';
import { presentFor } from './presentFor';

/** Undoing what leaked into a report. */
export const redactionEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/reports/:id/redaction',
    tag: 'steps',
    summary:
      'Destroy words, photos or the address that should not have been there; that it was done stays',
    access: 'consented',
    limit: 'step',
    idempotency: 'command',
    body: redactionBody,
    response: redactionResponse,
    handle: async ({ deps, actor, params, key, ifVersion, body }) => {
      const request = { reportId: params.id ?? '', key, ifVersion, body };
      const report = await redactReport(deps, actor, request, body);
      return {
        report: await presentFor(deps, actor, report),
        backupsUntil: backupsUntil(deps, report.updatedAt).toISOString(),
      };
    },
  }),
];
