import type { ErasureResponse } from '@shared/schemas/erasure';
import type { RedactionResponse, redactionBody } from '@shared/schemas/redaction';
import type {
  MyRestrictionResponse,
  ObjectionDecisionBody,
  Restriction,
  RestrictionBody,
  RestrictionPage,
} from '@shared/schemas/restrictions';
import type * as z from 'zod/mini';
import { callApi, downloadFromApi } from './client';
import type { ActionOn, ReportFilter } from './reports';

/** What is left to do with a file on a tap; null: nothing. */
export type Keep = (() => Promise<void>) | null;

/** All about me as .zip. */
export const downloadMyData = (
  fileName: string,
  onProgress: (bytes: number) => void,
): Promise<Keep> => downloadFromApi('/me/export', {}, fileName, onProgress);

/** The list as .xlsx, narrowed as it is on the screen. */
export const downloadLedger = (
  { states = [], scope: _, cursor: __, limit: ___, ...filter }: ReportFilter,
  fileName: string,
  onProgress: (bytes: number) => void,
): Promise<Keep> =>
  downloadFromApi(
    '/ledger',
    { ...filter, state: states.join(',') || undefined },
    fileName,
    onProgress,
  );

export const findErasure = (): Promise<ErasureResponse> =>
  callApi({ method: 'GET', path: '/me/erasure' });
/** With a sign-in of the last minutes. */
export const requestErasure = (): Promise<ErasureResponse> =>
  callApi({ method: 'POST', path: '/me/erasure', body: {} });
export const cancelErasure = (): Promise<ErasureResponse> =>
  callApi({ method: 'DELETE', path: '/me/erasure' });

export const findMyRestriction = (): Promise<MyRestrictionResponse> =>
  callApi({ method: 'GET', path: '/me/restriction' });
export const object = (words: string): Promise<MyRestrictionResponse> =>
  callApi({ method: 'POST', path: '/me/restriction/objection', body: { words } });

export const listRestrictions = (objected: boolean, cursor?: string): Promise<RestrictionPage> =>
  callApi({
    method: 'GET',
    path: '/restrictions',
    query: { objected: objected ? 'true' : undefined, cursor },
  });
export const holdBack = (body: RestrictionBody, idempotencyKey: string): Promise<Restriction> =>
  callApi({ method: 'POST', path: '/restrictions', body, idempotencyKey });
export const liftRestriction = (id: string, reason: string): Promise<Restriction> =>
  callApi({ method: 'POST', path: `/restrictions/${id}/lifting`, body: { reason } });
export const decideObjection = (id: string, body: ObjectionDecisionBody): Promise<Restriction> =>
  callApi({ method: 'POST', path: `/restrictions/${id}/decision`, body });

/** Destroys what is named; answers the report after it. */
export const redactReport = (
  on: ActionOn,
  body: z.input<typeof redactionBody>,
): Promise<RedactionResponse> =>
  callApi({
    method: 'POST',
    path: `/reports/${on.id}/redaction`,
    body,
    version: on.version,
    idempotencyKey: on.idempotencyKey,
  });
