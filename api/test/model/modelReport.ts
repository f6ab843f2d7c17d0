import type { ReportDetail } from '@shared/schemas/reports';
import type { State } from '@shared/states';

/** Whom the model believes something was given to. */
export interface ModelTarget {
  readonly areaCode: string | null;
  readonly organisationId: string | null;
}

export interface ModelAssignment extends ModelTarget {
  readonly id: string;
  readonly kind: 'lead' | 'assisting';
  /** The area of the post that gave it. */
  readonly from: string;
  state: 'waiting' | 'accepted' | 'declined' | 'resolved' | 'replaced';
}

/** What the model believes of a report: kept by hand from the steps that succeeded, never read back. */
export interface ModelReport {
  readonly id: string;
  readonly number: string;
  version: number;
  state: State;
  /** Person keys. */
  readonly reporter: string;
  readonly filedBy: string | null;
  readonly about: { readonly key: string; readonly areaCode: string | null } | null;
  /** The leaf area. */
  area: string;
  /** The area of whoever holds it; null where nobody of an area does. */
  holder: string | null;
  /** Who watches it since it ran late. */
  overseer: string | null;
  assignments: ModelAssignment[];
  readonly handledBy: Set<string>;
  appealed: boolean;
  rejection: { readonly key: string; readonly areaCode: string } | null;
  reopenings: number;
  extensionAsked: boolean;
  urgedOn: string | null;
  supervised: boolean;
  mergedInto: ModelReport | null;
  /** As the API said them last. */
  clocks: ReportDetail['clocks'] | null;
}

const OPEN: readonly ModelAssignment['state'][] = ['waiting', 'accepted'];
export const leadOf = (report: ModelReport): ModelAssignment | undefined =>
  report.assignments.find((one) => one.kind === 'lead' && OPEN.includes(one.state));
export const openPartsOf = (report: ModelReport): ModelAssignment[] =>
  report.assignments.filter((one) => one.kind === 'assisting' && OPEN.includes(one.state));

/** The area of the level that answers for it now. */
export const levelOf = (report: ModelReport): string =>
  report.overseer ?? leadOf(report)?.from ?? report.holder ?? report.area.slice(0, 6);
