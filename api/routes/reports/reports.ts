import { supportResponse, targetsQuery, targetsResponse } from '@shared/schemas/reportActions';
import {
  listReportsQuery,
  nearbyQuery,
  nearbyResponse,
  recipientQuery,
  recipientResponse,
  reportDetail,
  reportPage,
  submitReportBody,
  submitResponse,
} from '@shared/schemas/reports';
import { submitReport } from '../../commands/submitReport';
import { supportReport, withdrawSupport } from '../../commands/supportReport';
import { presentNearby } from '../../presenters/presentNearby';
import { presentRecipient } from '../../presenters/presentRecipient';
import { presentReportSummary } from '../../presenters/presentReport';
import { presentSubmitted } from '../../presenters/presentSubmitted';
import { findNearby } from '../../queries/findNearby';
import { findRecipient } from '../../queries/findRecipient';
import { findReport } from '../../queries/findReport';
import { listReports } from '../../queries/listReports';
import { listAssistants, listTargets } from '../../queries/listTargets';
import { type Endpoint, endpoint } from '../endpoint';
import { presentFor } from './presentFor';

const tag = 'reports';

export const reportEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/reports',
    tag,
    summary: 'Submit a report; one document, written once however often it is sent',
    access: 'consented',
    limit: 'submit',
    idempotency: 'command',
    body: submitReportBody,
    response: submitResponse,
    status: 201,
    handle: async ({ deps, actor, key, body }) => {
      const report = await submitReport(deps, actor, key, body);
      return presentSubmitted(await deps.directory(actor.county), report);
    },
  }),
  endpoint({
    method: 'get',
    path: '/reports',
    tag,
    summary: 'List reports: mine, or those my posts reach; newest first',
    access: 'consented',
    query: listReportsQuery,
    response: reportPage,
    handle: async ({ deps, actor, query }) => {
      const { rows, nextCursor } = await listReports(actor, query);
      return { items: rows.map((row) => presentReportSummary(deps, actor, row)), nextCursor };
    },
  }),
  endpoint({
    method: 'get',
    path: '/reports/recipient',
    tag,
    summary: 'Who would get a report of a kind at a place, and by when they would answer',
    access: 'consented',
    query: recipientQuery,
    response: recipientResponse,
    handle: async ({ deps, actor, query }) => {
      const directory = await deps.directory(actor.county);
      return presentRecipient(directory, await findRecipient(deps, directory, query));
    },
  }),
  endpoint({
    method: 'get',
    path: '/reports/nearby',
    tag,
    summary: 'Open matters neighbours reported close by; no words, names or exact places',
    access: 'consented',
    query: nearbyQuery,
    response: nearbyResponse,
    handle: async ({ deps, actor, query }) => ({
      items: (await findNearby(deps, actor, query)).map(presentNearby),
    }),
  }),
  endpoint({
    method: 'put',
    path: '/reports/:id/support',
    tag,
    summary: '"Me too": a neighbour has the same problem and hears how it ends',
    access: 'consented',
    limit: 'step',
    idempotency: 'none',
    response: supportResponse,
    handle: ({ deps, actor, params }) => supportReport(deps, actor, params.id ?? ''),
  }),
  endpoint({
    method: 'delete',
    path: '/reports/:id/support',
    tag,
    summary: 'Take a "me too" back',
    access: 'consented',
    limit: 'step',
    idempotency: 'none',
    response: supportResponse,
    handle: ({ actor, params }) => withdrawSupport(actor, params.id ?? ''),
  }),
  endpoint({
    method: 'get',
    path: '/reports/:id',
    tag,
    summary: 'One report with its timeline and what I may do with it',
    access: 'consented',
    response: reportDetail,
    handle: async ({ deps, actor, params }) =>
      presentFor(deps, actor, await findReport(actor, params.id ?? '')),
  }),
  endpoint({
    method: 'get',
    path: '/reports/:id/targets',
    tag,
    summary: 'Whom I may dispatch a report to, or call in to assist',
    access: 'consented',
    query: targetsQuery,
    response: targetsResponse,
    handle: async ({ deps, actor, params, query }) => {
      const report = await findReport(actor, params.id ?? '');
      const directory = await deps.directory(actor.county);
      const list = query.for === 'assist' ? listAssistants : listTargets;
      return { items: list(directory, actor, report) };
    },
  }),
];
