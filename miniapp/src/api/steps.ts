import type { revealResponse, TargetsResponse } from '@shared/schemas/reportActions';
import type { Action } from '@shared/workflow';
import type * as z from 'zod/mini';
import { callApi } from './client';

/** The steps the staff take, and the last part of their address. */
export const STEP_PATHS = {
  verify: 'verification',
  askForMore: 'information-request',
  reject: 'rejection',
  dispatch: 'dispatch',
  accept: 'acceptance',
  decline: 'refusal',
  progress: 'progress',
  resolve: 'resolution',
  note: 'notes',
} as const satisfies Partial<Record<Action, string>>;
export type StaffStep = keyof typeof STEP_PATHS;

export type Target = TargetsResponse['items'][number];

/** Whom the person asking may dispatch a report to, the own grid first. */
export const listTargets = async (id: string): Promise<Target[]> =>
  (await callApi<TargetsResponse>({ method: 'GET', path: `/reports/${id}/targets` })).items;

/** The reporter's full name and phone; the reason goes on the audit log. */
export const revealReporter = (
  id: string,
  reason: string,
  idempotencyKey: string,
): Promise<z.infer<typeof revealResponse>> =>
  callApi({ method: 'POST', path: `/reports/${id}/reveal`, body: { reason }, idempotencyKey });
