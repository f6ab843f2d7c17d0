import type { Action } from '@shared/actions';
import type { ReportDetail, TimelineEntry } from '@shared/schemas/reports';

/** The last time a step was taken on a report, as far as the timeline shows it. */
export const latestEntry = (
  { timeline }: Pick<ReportDetail, 'timeline'>,
  action: Action,
): TimelineEntry | undefined =>
  timeline
    .filter((entry) => entry.action === action)
    .reduce<TimelineEntry | undefined>(
      (last, entry) => (last && last.sequence > entry.sequence ? last : entry),
      undefined,
    );
