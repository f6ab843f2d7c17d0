import { isDuplicateKey } from '../commands/isDuplicateKey';
import type { ReportDocument, TimelineEntry } from '../models/Report';
import { ReportFacts, type ReportFactsDocument } from '../models/ReportFacts';

/** What the facts are made from. */
export type CountedReport = Pick<
  ReportDocument,
  | '_id'
  | 'county'
  | 'sequence'
  | 'areaPath'
  | 'category'
  | 'clocks'
  | 'state'
  | 'timeline'
  | 'rating'
  | 'reopenings'
  | 'createdAt'
>;

const ENDS = ['closed', 'withdrawn', 'rejected', 'merged'] as const;
const isEnd = (state: string): state is (typeof ENDS)[number] =>
  (ENDS as readonly string[]).includes(state);

/** What statistics count of a report as it stands. Pure: the same report makes the same facts. */
export function factsOf(report: CountedReport): ReportFactsDocument {
  const { clocks, timeline, rating } = report;
  const resolutions = timeline.filter(isResolution);
  const last = resolutions.at(-1);
  const resolvedAt = last?.at ?? null;
  // What came back is not resolved until it is resolved again.
  const standing = ['resolved', 'closed', 'shelved'].includes(report.state) ? resolvedAt : null;
  return {
    _id: report._id,
    county: report.county,
    sequence: report.sequence,
    areaCodes: report.areaPath.map((area) => area.code),
    category: report.category,
    submittedAt: report.createdAt,
    contactBy: clocks.firstContactBy,
    contactAt: clocks.firstContactAt,
    contactedInTime: inTime(clocks.firstContactAt, clocks.firstContactBy),
    resolvedAt: standing,
    resolveBy: clocks.resolveBy,
    resolvedInTime: inTime(standing, clocks.resolveBy),
    resolutions: resolutions.length,
    reopenings: report.reopenings,
    solved: rating?.solved ?? null,
    satisfaction: rating?.satisfaction ?? null,
    closedAt: timeline.findLast(closes)?.at ?? null,
    ended: isEnd(report.state) ? report.state : null,
  };
}

const isResolution = ({ action }: TimelineEntry): boolean =>
  action === 'resolve' || action === 'settleMerged';

const closes = ({ from, to }: TimelineEntry): boolean => to === 'closed' && from !== 'closed';

const inTime = (done: Date | null, by: Date | null): boolean | null =>
  done && by ? done <= by : null;

/** Writes the facts of a report, never those of an earlier step over those of a later one. */
export async function writeFacts(report: CountedReport): Promise<void> {
  const facts = factsOf(report);
  try {
    await replaceOlder(facts);
  } catch (error) {
    // Two inserted at once: the row is there now.
    if (!isDuplicateKey(error)) throw error;
    await replaceOlder(facts);
  }
}

const replaceOlder = (facts: ReportFactsDocument) =>
  ReportFacts.collection.updateOne(
    { _id: facts._id as never, county: facts.county },
    [
      {
        $replaceWith: {
          $cond: [
            { $gt: [{ $ifNull: ['$sequence', 0] }, facts.sequence] },
            '$$ROOT',
            { $literal: facts },
          ],
        },
      },
    ],
    { upsert: true },
  );
