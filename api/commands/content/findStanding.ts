import type { ContentSubject } from '../../models/ContentReview';
import { Message } from '../../models/Message';
import { Report } from '../../models/Report';
import { Thread } from '../../models/Thread';
import { reachAbove, reachOfKeys } from './reachOfKeys';

/** Where content stands, who made it and who decides about it. */
export interface Standing {
  readonly subject: ContentSubject;
  readonly reach: string[];
  readonly aboutPersonId: string | null;
  /** The author acted for a post: what could not be checked is the office's own word. */
  readonly byStaff: boolean;
}

/** @param usedIn `report/ID` or `message/ID` @returns null where it stands nowhere any more */
export async function findStanding(
  county: string,
  usedIn: string | null,
  authorId: string | null,
): Promise<Standing | null> {
  const [kind, id = ''] = usedIn?.split('/') ?? [];
  if (kind === 'report') return ofReport(county, id, authorId);
  if (kind === 'message') return ofMessage(county, id);
  return null;
}

async function ofReport(
  county: string,
  id: string,
  authorId: string | null,
): Promise<Standing | null> {
  const report = await Report.findOne(
    { _id: id, county },
    { viewerKeys: 1, about: 1, reporter: 1 },
  ).lean();
  if (!report) return null;
  return {
    subject: { kind: 'report', id },
    reach: reachOfKeys(
      county,
      report.viewerKeys.filter((key) => key.startsWith('area:')),
    ),
    aboutPersonId: report.about?.personId ?? null,
    byStaff: authorId !== null && authorId !== report.reporter.personId,
  };
}

/** A talk about a report is decided where the report is, any other where the resident's grid is. */
async function ofMessage(county: string, id: string): Promise<Standing | null> {
  const message = await Message.findOne({ _id: id, county }, { threadId: 1, from: 1 }).lean();
  if (!message) return null;
  const subject: ContentSubject = { kind: 'message', id };
  const byStaff = message.from.as !== 'resident';
  const reportId = /^report-(.+)$/.exec(message.threadId)?.[1];
  const standing = reportId ? await ofReport(county, reportId, null) : null;
  if (standing) return { ...standing, subject, byStaff };
  const thread = await Thread.findOne({ _id: message.threadId, county }, { baseKeys: 1 }).lean();
  return {
    subject,
    reach: reachAbove(county, thread?.baseKeys ?? []),
    aboutPersonId: null,
    byStaff,
  };
}
