import { formatReportNumber } from '@shared/reportNumber';
import type { Deps } from '../../deps';
import { Message } from '../../models/Message';
import { Report, type ReportDocument } from '../../models/Report';
import { Thread } from '../../models/Thread';
import { Upload } from '../../models/Upload';
import { fileKey, PHOTO_SIZES, type PhotoSize } from '../../photos/fileKey';
import type { Journal, KeptReport } from './journal';

/** What was acknowledged is there, once and in order, and nothing else is. @returns what is not so, in words */
export async function checkKept(
  deps: Pick<Deps, 'objectStore'>,
  county: string,
  journal: Journal,
): Promise<string[]> {
  const found = new Map<string, ReportDocument>();
  for (const report of await Report.find({ county }).lean<ReportDocument[]>())
    found.set(report._id, report);
  const wrong: string[] = [];
  for (const kept of journal.reports) {
    const report = found.get(kept.id);
    found.delete(kept.id);
    if (report) wrong.push(...compareReport(kept, report), ...(await compareTalk(county, kept)));
    else wrong.push(`report ${kept.number} was acknowledged and is lost`);
  }
  // Who sent it was told of no other one: it is the same again.
  for (const { number, words } of found.values())
    wrong.push(`report ${formatReportNumber(number)} is there and was not acknowledged: ${words}`);
  for (const fileId of journal.uploads) wrong.push(...(await checkUpload(deps, fileId)));
  return wrong;
}

const told = (steps: readonly { action: string; words: string | null; photos: string }[]): string =>
  steps.map(({ action, words, photos }) => `${action}(${words ?? ''}|${photos})`).join(' → ');

function compareReport(kept: KeptReport, report: ReportDocument): string[] {
  const expected = told(kept.steps.map((step) => ({ ...step, photos: step.photos.join() })));
  const is = told(
    report.timeline.map(({ action, words, photos }, n) => ({
      action,
      words,
      photos: (n === 0 ? report.photos : photos).map(({ fileId }) => fileId).join(),
    })),
  );
  const wrong: string[] = [];
  if (report.words !== kept.words) wrong.push(`report ${kept.number} has other words`);
  if (formatReportNumber(report.number) !== kept.number)
    wrong.push(`report ${kept.number} is now ${formatReportNumber(report.number)}`);
  if (is !== expected)
    wrong.push(`report ${kept.number}: acknowledged ${expected}\n    there ${is}`);
  return wrong;
}

async function compareTalk(county: string, kept: KeptReport): Promise<string[]> {
  const threadId = `report-${kept.id}`;
  const messages = await Message.find({ county, threadId }).sort({ sequence: 1 }).lean();
  // The system may say in between that nobody is there at this hour.
  const said = messages.filter(({ from }) => from.as !== 'system');
  const expected = kept.messages.map(({ id, text }) => `${id} ${text}`).join('\n    ');
  const is = said.map(({ _id, text }) => `${_id} ${text}`).join('\n    ');
  if (is !== expected) return [`talk of ${kept.number}: acknowledged ${expected}\n    there ${is}`];
  if (messages.some(({ sequence }, n) => sequence !== n + 1))
    return [`talk of ${kept.number}: ${messages.map(({ sequence }) => sequence)} has gaps`];
  if (messages.length === 0) return [];
  const thread = await Thread.findOne({ _id: threadId, county }).lean();
  return thread?.lastSequence === messages.length
    ? []
    : [`talk of ${kept.number} knows ${thread?.lastSequence} of ${messages.length} messages`];
}

async function checkUpload(deps: Pick<Deps, 'objectStore'>, fileId: string): Promise<string[]> {
  const row = await Upload.findById(fileId).lean();
  if (!row?.usedIn) return [`upload ${fileId} ${row ? 'is not marked as used' : 'is lost'}`];
  const wrong: string[] = [];
  for (const size of Object.keys(PHOTO_SIZES) as PhotoSize[]) {
    const file = await deps.objectStore.get(fileKey(fileId, size));
    let bytes = 0;
    if (file) for await (const chunk of file.body) bytes += (chunk as Buffer).length;
    if (!file || bytes !== file.bytes) wrong.push(`upload ${fileId}: ${size} is not whole`);
  }
  return wrong;
}
