import type { Action } from '@shared/actions';
import type { revealResponse, TargetsResponse } from '@shared/schemas/reportActions';
import type { ReportDetail } from '@shared/schemas/reports';
import type * as z from 'zod/mini';
import { callApi } from './client';

/** The steps the staff take, and the last part of their address. */
export const STEP_PATHS = {
  contact: 'contact',
  verify: 'verification',
  askForMore: 'information-request',
  reject: 'rejection',
  decideAppeal: 'appeal-decision',
  merge: 'merger',
  unmerge: 'separation',
  move: 'relocation',
  dispatch: 'dispatch',
  transfer: 'transfer',
  whistle: 'whistle',
  acceptPart: 'part-acceptance',
  declinePart: 'part-refusal',
  answerPart: 'part-answer',
  recallPart: 'part-recall',
  accept: 'acceptance',
  decline: 'refusal',
  escalate: 'escalation',
  progress: 'progress',
  askExtension: 'extension-request',
  decideExtension: 'extension-decision',
  suspend: 'suspension',
  resume: 'resumption',
  resolve: 'resolution',
  remind: 'reminder',
  inspect: 'inspection',
  supervise: 'supervision',
  liftSupervision: 'supervision-end',
  takeUp: 'take-up',
  close: 'closing',
  note: 'notes',
} as const;
export type StaffStep = keyof typeof STEP_PATHS;

/** Two ways out of one sheet: whoever may grant may refuse. */
const DECISIONS = { decideAppeal: 'grantAppeal', decideExtension: 'grantExtension' } as const;

/** The action of the workflow table that says whether a step may be taken. */
export const abilityOf = (step: StaffStep): Action =>
  step === 'decideAppeal' || step === 'decideExtension' ? DECISIONS[step] : step;

export const mayTake = (step: StaffStep, abilities: Readonly<ReportDetail['abilities']>): boolean =>
  abilities.includes(abilityOf(step));

export type Target = TargetsResponse['items'][number];

/** Whom the person asking may dispatch a report to, or call in to assist; the own grid first. */
export const listTargets = async (
  id: string,
  purpose: 'lead' | 'assist' = 'lead',
): Promise<Target[]> => {
  const path = `/reports/${id}/targets`;
  return (await callApi<TargetsResponse>({ method: 'GET', path, query: { for: purpose } })).items;
};

/** The reporter's full name and phone; the reason goes on the audit log. */
export const revealReporter = (
  id: string,
  reason: string,
  idempotencyKey: string,
): Promise<z.infer<typeof revealResponse>> =>
  callApi({ method: 'POST', path: `/reports/${id}/reveal`, body: { reason }, idempotencyKey });
