import type { PlaceInput } from '@shared/schemas/fields';
import type { RatingBody, supportResponse } from '@shared/schemas/reportActions';
import type {
  NearbyResponse,
  RecipientResponse,
  ReportDetail,
  ReportPage,
  SubmitReportBody,
  SubmitResponse,
} from '@shared/schemas/reports';
import type { State } from '@shared/states';
import type * as z from 'zod/mini';
import { callApi, pollApi } from './client';

export interface ReportFilter {
  scope?: 'mine' | 'area';
  /** In one of these; none: in any. */
  states?: readonly State[];
  category?: string;
  areaCode?: string;
  from?: string;
  to?: string;
  search?: string;
  cursor?: string;
  limit?: number;
}

/** The key is the draft's: sent again it is the same report. */
export const submitReport = (
  body: SubmitReportBody,
  idempotencyKey: string,
): Promise<SubmitResponse> => callApi({ method: 'POST', path: '/reports', body, idempotencyKey });

export const listReports = ({ states = [], ...filter }: ReportFilter): Promise<ReportPage> =>
  callApi({
    method: 'GET',
    path: '/reports',
    query: { ...filter, state: states.join(',') || undefined },
  });

export const findReport = (id: string): Promise<ReportDetail> =>
  callApi({ method: 'GET', path: `/reports/${id}` });

/** The report if it changed since `etag`, otherwise null. */
export const pollReport = (id: string, etag?: string) =>
  pollApi<ReportDetail>(`/reports/${id}`, etag);

const placeQuery = ({ position, areaCode }: PlaceInput) => ({ ...position, areaCode });

/** Who will get a report, and by when, before it is sent. */
export const findRecipient = (category: string, place: PlaceInput): Promise<RecipientResponse> =>
  callApi({ method: 'GET', path: '/reports/recipient', query: { category, ...placeQuery(place) } });

/** What neighbours reported nearby: kind, state, rough distance. */
export const listNearby = (category: string, place: PlaceInput): Promise<NearbyResponse> =>
  callApi({ method: 'GET', path: '/reports/nearby', query: { category, ...placeQuery(place) } });

export interface ActionOn {
  id: string;
  /** The version the person was looking at: 409 where somebody was faster. */
  version: number;
  /** Kept by the caller over retries. */
  idempotencyKey: string;
}

/** One step on a report: `path` is its last part, e.g. 'verification'; answers the report after it. */
export const actOnReport = (on: ActionOn, path: string, body: unknown): Promise<ReportDetail> =>
  callApi({
    method: 'POST',
    path: `/reports/${on.id}/${path}`,
    body,
    version: on.version,
    idempotencyKey: on.idempotencyKey,
  });

/** The steps a resident takes on the own report, and the last part of their address. */
const REPORTER_PATHS = {
  supplement: 'supplement',
  appeal: 'appeal',
  urge: 'urging',
  withdraw: 'withdrawal',
  correct: 'correction',
} as const;
export type ReporterStep = keyof typeof REPORTER_PATHS;

export const takeReporterStep = (on: ActionOn, step: ReporterStep, body: unknown) =>
  actOnReport(on, REPORTER_PATHS[step], body);

export type Support = z.infer<typeof supportResponse>;

/** "Me too", and taking it back: how many there are then. */
export const setSupport = (id: string, supported: boolean): Promise<Support> =>
  callApi({ method: supported ? 'PUT' : 'DELETE', path: `/reports/${id}/support` });

export const rateReport = (on: ActionOn, body: RatingBody) => actOnReport(on, 'rating', body);
