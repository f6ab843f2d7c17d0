import type { mongo } from 'mongoose';
import type { Migration } from './Migration';

interface Entry {
  action: string;
  byPersonId: string | null;
  evidence?: object;
}
interface Assignment {
  dispatchedBy: string;
}
interface Report {
  _id: string;
  county: string;
  version: number;
  category: string;
  areaPath: { code: string }[];
  assignments: Assignment[];
  clocks: object;
  timeline: Entry[];
  rating: object | null;
  dueTold: string;
  nextDueAt: Date | null;
  remindAt: Date | null;
}
interface Post {
  _id: string;
  county: string;
  personId: string;
  areaCode: string | null;
}

const BATCH = 200;
const HANDLES = ['accept', 'progress', 'resolve'];

/** The whole life of a report: who handled it, what was rejected, extended, watched, merged; parts of assignments. */
export const reportCourse: Migration = {
  id: '0001-reportCourse',
  async run({ db, goOn }) {
    const reports = db.collection<Report>('reports');
    const posts = db.collection<Post>('posts');
    for (let done = 0; ; ) {
      const old = await reports
        .find({ handledBy: { $exists: false } })
        .limit(BATCH)
        .toArray();
      if (old.length === 0) return;
      const near = await postsOf(posts, old);
      // One that somebody changed meanwhile is found again.
      await reports.bulkWrite(
        old.map((report) => ({
          updateOne: {
            filter: { _id: report._id, version: report.version, handledBy: { $exists: false } },
            update: { $set: fieldsOf(report, near) },
          },
        })),
        { ordered: false },
      );
      done += old.length;
      await goOn(done);
    }
  },
};

/** The posts that dispatched these reports, and those of the people who rejected them. */
async function postsOf(posts: mongo.Collection<Post>, reports: readonly Report[]): Promise<Post[]> {
  const ids = reports.flatMap(({ assignments }) => assignments.map((one) => one.dispatchedBy));
  const people = reports.flatMap(({ timeline }) => rejectionOf(timeline)?.byPersonId ?? []);
  return posts.find({ $or: [{ _id: { $in: ids } }, { personId: { $in: people } }] }).toArray();
}

const rejectionOf = (timeline: readonly Entry[]): Entry | undefined =>
  timeline.findLast(({ action }) => action === 'reject');

function fieldsOf(report: Report, posts: readonly Post[]): Record<string, unknown> {
  const { county, category, timeline, assignments, clocks, rating, dueTold, nextDueAt } = report;
  const handlers = timeline.flatMap(({ action, byPersonId }) =>
    byPersonId && HANDLES.includes(action) ? [byPersonId] : [],
  );
  // What was told to be late went no further then; now the clock raises it with its next run.
  const late = dueTold === 'overdue' && nextDueAt && !report.remindAt;
  return {
    handledBy: [...new Set(handlers)],
    rejection: rejectedBy(report, posts),
    behalf: null,
    appealed: false,
    extension: null,
    supervision: null,
    inspection: null,
    overseer: null,
    escalations: 0,
    urgedAt: null,
    mergedInto: null,
    clocks: { appealBy: null, resolveMinutesLeft: null, ...clocks },
    assignments: assignments.map((one) => ({
      ...one,
      dispatchedFrom: posts.find(({ _id }) => _id === one.dispatchedBy)?.areaCode ?? county,
      part: null,
      answer: null,
    })),
    // The kind it had at each step was not kept: all have the one it came to.
    timeline: timeline.map((entry) => ({
      ...entry,
      category,
      ...(entry.evidence ? { evidence: { doubts: [], ...entry.evidence } } : {}),
    })),
    rating: rating && { by: 'resident', ...rating },
    ...(late ? { remindAt: new Date() } : {}),
  };
}

/** Who rejected it, at the highest of their posts that reach it. */
function rejectedBy({ county, areaPath, timeline }: Report, posts: readonly Post[]) {
  const personId = rejectionOf(timeline)?.byPersonId;
  if (!personId) return null;
  const codes = posts
    .filter((post) => post.personId === personId && post.county === county)
    .map(({ areaCode }) => areaCode);
  return { personId, areaCode: areaPath.find(({ code }) => codes.includes(code))?.code ?? county };
}
