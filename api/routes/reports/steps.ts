import * as b from '@shared/schemas/reportActions';
import { reportDetail } from '@shared/schemas/reports';
import type * as z from 'zod/mini';
import type { Actor } from '../../actor';
import { acceptReport } from '../../commands/acceptReport';
import { addNote } from '../../commands/addNote';
import { acceptPart, answerPart, declinePart } from '../../commands/answerPart';
import { appealReport } from '../../commands/appealReport';
import { askExtension } from '../../commands/askExtension';
import { askForMore } from '../../commands/askForMore';
import { contactReporter } from '../../commands/contactReporter';
import { correctReport } from '../../commands/correctReport';
import { decideAppeal } from '../../commands/decideAppeal';
import { decideExtension } from '../../commands/decideExtension';
import { declineReport } from '../../commands/declineReport';
import { dispatchReport } from '../../commands/dispatchReport';
import { closeShelved, takeUpShelved } from '../../commands/endShelved';
import { escalateReport } from '../../commands/escalateReport';
import { mergeReport } from '../../commands/mergeReport';
import { moveReport } from '../../commands/moveReport';
import { rateReport } from '../../commands/rateReport';
import { recallPart } from '../../commands/recallPart';
import { rejectReport } from '../../commands/rejectReport';
import { reportProgress } from '../../commands/reportProgress';
import { resolveReport } from '../../commands/resolveReport';
import { resumeReport } from '../../commands/resumeReport';
import { revealReporter } from '../../commands/revealReporter';
import {
  inspectReport,
  liftSupervision,
  remindHolder,
  superviseReport,
} from '../../commands/superviseReport';
import { supplementReport } from '../../commands/supplementReport';
import { suspendReport } from '../../commands/suspendReport';
import type { StepRequest } from '../../commands/takeStep';
import { transferReport } from '../../commands/transferReport';
import { unmergeReport } from '../../commands/unmergeReport';
import { urgeReport } from '../../commands/urgeReport';
import { verifyReport } from '../../commands/verifyReport';
import { whistle } from '../../commands/whistle';
import { withdrawReport } from '../../commands/withdrawReport';
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
  step(
    'correction',
    'Correct words, kind or place before it is verified',
    b.correctionBody,
    correctReport,
  ),
  step('withdrawal', 'Take it back', b.withdrawalBody, withdrawReport),
  step('supplement', 'Answer what was asked, or add to it', b.supplementBody, supplementReport),
  step('urging', 'Urge, once a day', b.urgingBody, urgeReport),
  step('contact', 'Say that the resident was contacted', b.contactBody, contactReporter),
  step('verification', 'Verify, and correct the kind', b.verificationBody, verifyReport),
  step('information-request', 'Ask the resident for more', b.informationRequestBody, askForMore),
  step('rejection', 'Reject with a reason and who could help', b.rejectionBody, rejectReport),
  step('appeal', 'Appeal against a rejection, once', b.appealBody, appealReport),
  step('appeal-decision', 'Decide an appeal, one level up', b.appealDecisionBody, decideAppeal),
  step('merger', 'Merge a duplicate into the report that came first', b.mergerBody, mergeReport),
  step('separation', 'Undo a merger', b.separationBody, unmergeReport),
  step('relocation', 'Move the pin to the grid it belongs to', b.relocationBody, moveReport),
  step(
    'dispatch',
    'Dispatch to one who leads, with others who assist',
    b.dispatchBody,
    dispatchReport,
  ),
  step('transfer', 'Give it to somebody else', b.transferBody, transferReport),
  step('whistle', 'Call in more who assist (吹哨)', b.whistleBody, whistle),
  step('part-acceptance', 'Take an assisting part', b.partAcceptanceBody, acceptPart),
  step('part-refusal', 'Give an assisting part back', b.partRefusalBody, declinePart),
  step('part-answer', 'Answer an assisting part', b.partAnswerBody, answerPart),
  step('part-recall', 'Take an assisting part back', b.partRecallBody, recallPart),
  step('acceptance', 'Accept', b.acceptanceBody, acceptReport),
  step('refusal', 'Decline with a reason', b.refusalBody, declineReport),
  step('escalation', 'Hand it one level up', b.escalationBody, escalateReport),
  step('progress', 'Report progress', b.progressBody, reportProgress),
  step('extension-request', 'Ask for more time', b.extensionRequestBody, askExtension),
  step('extension-decision', 'Decide on more time', b.extensionDecisionBody, decideExtension),
  step(
    'suspension',
    'Put it on the books until a day, with a public reason',
    b.suspensionBody,
    suspendReport,
  ),
  step('resumption', 'Go on with what was suspended', b.resumptionBody, resumeReport),
  step('resolution', 'Resolve with words and photos', b.resolutionBody, resolveReport),
  step('reminder', 'Remind those who have it', b.reminderBody, remindHolder),
  step('inspection', 'Inspect how it was handled', b.inspectionBody, inspectReport),
  step('supervision', 'Put it under supervision (挂牌督办)', b.supervisionBody, superviseReport),
  step('supervision-end', 'End the supervision', b.supervisionBody, liftSupervision),
  step('rating', 'Rate; "not solved" reopens it one level higher', b.ratingBody, rateReport),
  step('take-up', 'Begin again what the county shelved', b.takeUpBody, takeUpShelved),
  step('closing', 'Close what the county shelved', b.closingBody, closeShelved),
  step('notes', 'Leave a note that residents never see', b.noteBody, addNote),
  endpoint({
    method: 'post',
    path: '/reports/:id/reveal',
    tag,
    summary: "See the reporter's full name and phone, with a reason, on the audit log",
    access: 'consented',
    limit: 'step',
    body: b.revealBody,
    response: b.revealResponse,
    handle: ({ deps, actor, params, body }) =>
      revealReporter(deps, actor, params.id ?? '', body.reason),
  }),
];
