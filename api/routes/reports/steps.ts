import {
  acceptanceBody,
  dispatchBody,
  informationRequestBody,
  noteBody,
  progressBody,
  ratingBody,
  refusalBody,
  rejectionBody,
  resolutionBody,
  revealBody,
  revealResponse,
  supplementBody,
  verificationBody,
} from '@shared/schemas/reportActions';
import { reportDetail } from '@shared/schemas/reports';
import type * as z from 'zod/mini';
import type { Actor } from '../../actor';
import { acceptReport } from '../../commands/acceptReport';
import { addNote } from '../../commands/addNote';
import { askForMore } from '../../commands/askForMore';
import { declineReport } from '../../commands/declineReport';
import { dispatchReport } from '../../commands/dispatchReport';
import { rateReport } from '../../commands/rateReport';
import { rejectReport } from '../../commands/rejectReport';
import { reportProgress } from '../../commands/reportProgress';
import { resolveReport } from '../../commands/resolveReport';
import { revealReporter } from '../../commands/revealReporter';
import { supplementReport } from '../../commands/supplementReport';
import type { StepRequest } from '../../commands/takeStep';
import { verifyReport } from '../../commands/verifyReport';
import type { Deps } from '../../deps';
import type { ReportDocument } from '../../models/Report';
import { type Endpoint, endpoint } from '../endpoint';
import { presentFor } from './presentFor';

const tag = 'steps';

/** A step of the workflow: `POST /reports/{id}/NAME`, answered with the report as it is then. */
const step = <B extends z.core.$ZodType>(
  name: string,
  summary: string,
  body: B,
  command: (
    deps: Deps,
    actor: Actor,
    request: StepRequest,
    input: z.output<B>,
  ) => Promise<ReportDocument>,
): Endpoint =>
  endpoint({
    method: 'post',
    path: `/reports/:id/${name}`,
    tag,
    summary,
    access: 'consented',
    limit: 'step',
    idempotency: 'command',
    body,
    response: reportDetail,
    handle: async ({ deps, actor, params, key, ifVersion, body: given }) => {
      const input = given as z.output<B>;
      const request = { reportId: params.id ?? '', key, ifVersion, body: input };
      return presentFor(deps, actor, await command(deps, actor, request, input));
    },
  });

export const stepEndpoints: readonly Endpoint[] = [
  step('verification', 'Verify, and correct the kind', verificationBody, verifyReport),
  step('information-request', 'Ask the resident for more', informationRequestBody, askForMore),
  step('supplement', 'Answer what was asked', supplementBody, supplementReport),
  step('rejection', 'Reject with a reason and who could help', rejectionBody, rejectReport),
  step('dispatch', 'Dispatch to an area or an organisation', dispatchBody, dispatchReport),
  step('acceptance', 'Accept', acceptanceBody, acceptReport),
  step('refusal', 'Decline with a reason', refusalBody, declineReport),
  step('progress', 'Report progress', progressBody, reportProgress),
  step('resolution', 'Resolve with words and photos', resolutionBody, resolveReport),
  step('rating', 'Rate; "not solved" reopens one level higher', ratingBody, rateReport),
  step('notes', 'Leave a note that residents never see', noteBody, addNote),
  endpoint({
    method: 'post',
    path: '/reports/:id/reveal',
    tag,
    summary: "See the reporter's full name and phone, with a reason, on the audit log",
    access: 'consented',
    limit: 'step',
    body: revealBody,
    response: revealResponse,
    handle: ({ deps, actor, params, body }) =>
      revealReporter(deps, actor, params.id ?? '', body.reason),
  }),
];
