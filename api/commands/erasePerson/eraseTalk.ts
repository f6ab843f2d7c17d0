import { ERASED_WORDS } from '@shared/redaction';
import type { Deps } from '../../deps';
import { Message, type MessageDocument } from '../../models/Message';
import { Report, type ReportDocument } from '../../models/Report';
import { Thread, type ThreadDocument } from '../../models/Thread';
import { ThreadMark } from '../../models/ThreadMark';
import { destroyFiles } from '../destroyFiles';
import { type ErasedPerson, withoutNames } from './erased';

/**
 * The talk with the own grid goes as a whole. In the talk of a report, which belongs to the case, what the person said
 * goes, and their name and phone in what was answered.
 */
export async function eraseTalk(deps: Deps, erased: ErasedPerson): Promise<void> {
  const { county, personId } = erased;
  await eraseGridTalk(deps, county, `grid-${personId}`);
  const said = await Message.find({
    county,
    'from.personId': personId,
    'from.as': 'resident',
  }).lean<MessageDocument[]>();
  for (const message of said) {
    // The files first: once the message does not name them, nobody would find them.
    await destroyFiles(deps, filesOf(message));
    await Message.updateOne({ _id: message._id, county }, { $set: silenced(erased) });
  }
  const threads = await Thread.find({ county, residentId: personId }).lean<ThreadDocument[]>();
  for (const thread of threads) await leaveReportTalk(erased, thread);
  // As a member of the staff, in talks of others: what was said for a post stays the post's.
  await Message.updateMany(
    { county, 'from.personId': personId },
    { $set: { 'from.personId': erased.pseudonym, clientId: null } },
  );
  await ThreadMark.deleteMany({ county, personId });
}

async function eraseGridTalk(deps: Deps, county: string, threadId: string): Promise<void> {
  const messages = await Message.find({ county, threadId }).lean<MessageDocument[]>();
  await destroyFiles(deps, messages.flatMap(filesOf));
  await Message.deleteMany({ county, threadId });
  await ThreadMark.deleteMany({ county, threadId });
  await Thread.deleteOne({ _id: threadId, county });
}

/** The report has left the person by now: its talk follows it under the same name. */
async function leaveReportTalk(
  erased: ErasedPerson,
  { _id: threadId, county, reportId }: ThreadDocument,
): Promise<void> {
  const answers = await Message.find({ county, threadId, text: { $ne: null } }).lean<
    MessageDocument[]
  >();
  for (const { _id, text } of answers) {
    const clean = text && withoutNames(text, erased);
    if (clean !== text) await Message.updateOne({ _id, county }, { $set: { text: clean } });
  }
  const report = await Report.findById(reportId, { 'reporter.personId': 1 }).lean<
    Pick<ReportDocument, '_id' | 'reporter'>
  >();
  const residentId = report?.reporter.personId ?? erased.pseudonym;
  await Thread.updateOne({ _id: threadId, county }, { $set: { residentId }, $inc: { changes: 1 } });
}

const silenced = ({ pseudonym }: ErasedPerson) => ({
  'from.personId': pseudonym,
  kind: 'text',
  text: ERASED_WORDS,
  photos: [],
  voice: null,
  textCheck: 'pass',
  clientId: null,
  bodyHash: '',
});

export const filesOf = ({ photos, voice }: Pick<MessageDocument, 'photos' | 'voice'>): string[] => [
  ...photos.map(({ fileId }) => fileId),
  ...(voice ? [voice.fileId] : []),
];
