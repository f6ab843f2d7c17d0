import mongoose from 'mongoose';
import { InboxEntry, type InboxEntryDocument } from '../models/InboxEntry';
import { Person } from '../models/Person';
import { Report, type ReportDocument } from '../models/Report';
import { ReportFacts, type ReportFactsDocument } from '../models/ReportFacts';
import { inboxEntriesOf } from './entryMessages';
import { factsOf } from './reportFacts';

/** One document that is not what the timelines say. */
export interface Difference {
  readonly collection: 'inboxEntries' | 'reportFacts';
  readonly id: string;
  readonly what: 'missing' | 'surplus' | 'different';
  readonly fields: readonly string[];
}

export interface RebuildResult {
  readonly reports: number;
  readonly entries: number;
  readonly differences: Difference[];
}

const SIDE = { inbox: 'inboxEntries.rebuilt', facts: 'reportFacts.rebuilt' } as const;
const BATCH = 500;
/** Differences beyond this are counted with the first ones. */
const MOST = 1_000;

/**
 * Makes what is derived from the timelines again, beside what there is: the inbox entries of steps and what statistics
 * count; then compares. What people did themselves (read marks) is primary and is not compared. With `replace` what
 * differs is put right.
 * @param onProgress reports done
 */
export async function rebuildProjections(
  county: string,
  { replace = false, onProgress }: { replace?: boolean; onProgress?: (done: number) => void } = {},
): Promise<RebuildResult> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const inbox = db.collection<InboxEntryDocument>(SIDE.inbox);
  const facts = db.collection<ReportFactsDocument>(SIDE.facts);
  await Promise.all([inbox.deleteMany({ county }), facts.deleteMany({ county })]);
  const counts = { reports: 0, entries: 0 };
  // Only what was projected: the rest is on its way.
  const reports = Report.find({ county, projectedSequence: { $gt: 0 } })
    .sort({ _id: 1 })
    .lean<ReportDocument>()
    .cursor({ batchSize: BATCH });
  for await (const report of reports) {
    const projected = upTo(report);
    const entries = projected.timeline.flatMap((entry) => inboxEntriesOf(projected, entry));
    if (entries.length > 0) await inbox.insertMany(entries);
    if (report.sequence === report.projectedSequence) await facts.insertOne(factsOf(report));
    counts.reports += 1;
    counts.entries += entries.length;
    if (counts.reports % 100 === 0) onProgress?.(counts.reports);
  }
  const differences = [
    ...(await compareInbox(county, replace)),
    ...(await compareFacts(county, replace)),
  ];
  await Promise.all([inbox.deleteMany({ county }), facts.deleteMany({ county })]);
  return { ...counts, differences };
}

const upTo = (report: ReportDocument): ReportDocument => ({
  ...report,
  timeline: report.timeline.filter((entry) => entry.sequence <= report.projectedSequence),
});

/** What the words of an entry, and what it opens, must be; to whom is checked by the person being there. */
const INBOX_FIELDS = [
  'as',
  'reportId',
  'reportNumber',
  'sequence',
  'title',
  'words',
  'at',
] as const;

async function compareInbox(county: string, replace: boolean): Promise<Difference[]> {
  const rebuilt = side<InboxEntryDocument>(SIDE.inbox);
  const differences: Difference[] = [];
  const here = await peopleOf(county);
  await eachBatch(rebuilt.find({ county }), async (expected) => {
    const present = await byId(InboxEntry.collection.find(idsIn(expected)));
    for (const document of expected) {
      const found = present.get(document._id);
      // Who was erased, or became known as somebody else, has no entries under the old id.
      if (!found && !here.has(document.personId)) continue;
      const fields = found
        ? INBOX_FIELDS.filter((name) => differs(found[name], document[name]))
        : [];
      if (found && fields.length === 0) continue;
      note(differences, 'inboxEntries', document._id, found ? 'different' : 'missing', fields);
      if (!replace) continue;
      const { readAt: _, personId: __, ...rest } = document;
      await (found
        ? InboxEntry.collection.updateOne({ _id: document._id as never }, { $set: rest })
        : InboxEntry.collection.insertOne(document as never));
    }
  });
  await eachBatch(
    InboxEntry.collection.find({ county, sequence: { $type: 'number' } }),
    async (present) => {
      const expected = await byId(rebuilt.find(idsIn(present as unknown as InboxEntryDocument[])));
      for (const { _id } of present) {
        if (expected.has(String(_id))) continue;
        note(differences, 'inboxEntries', String(_id), 'surplus', []);
        if (replace) await InboxEntry.collection.deleteOne({ _id });
      }
    },
  );
  return differences;
}

async function compareFacts(county: string, replace: boolean): Promise<Difference[]> {
  const differences: Difference[] = [];
  await eachBatch(side<ReportFactsDocument>(SIDE.facts).find({ county }), async (expected) => {
    const present = await byId(ReportFacts.collection.find(idsIn(expected)));
    for (const document of expected) {
      const found = present.get(document._id) as ReportFactsDocument | undefined;
      const names = Object.keys(document) as (keyof ReportFactsDocument)[];
      const fields = found ? names.filter((name) => differs(found[name], document[name])) : [];
      if (found && fields.length === 0) continue;
      note(differences, 'reportFacts', document._id, found ? 'different' : 'missing', fields);
      if (replace)
        await ReportFacts.collection.replaceOne({ _id: document._id as never }, document as never, {
          upsert: true,
        });
    }
  });
  return differences;
}

const peopleOf = async (county: string): Promise<Set<string>> =>
  new Set((await Person.find({ county }, { _id: 1 }).lean()).map(({ _id }) => _id));

const side = <Document extends { _id: string }>(name: string) => {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  return db.collection<Document>(name);
};

const idsIn = (documents: readonly { _id: string }[]) =>
  ({ _id: { $in: documents.map(({ _id }) => _id) } }) as never;

async function byId<Document extends { _id: unknown }>(
  cursor: AsyncIterable<Document>,
): Promise<Map<string, Document>> {
  const found = new Map<string, Document>();
  for await (const document of cursor) found.set(String(document._id), document);
  return found;
}

async function eachBatch<Document>(
  cursor: AsyncIterable<Document>,
  work: (batch: Document[]) => Promise<void>,
): Promise<void> {
  let batch: Document[] = [];
  for await (const document of cursor) {
    batch.push(document);
    if (batch.length < BATCH) continue;
    await work(batch);
    batch = [];
  }
  if (batch.length > 0) await work(batch);
}

/** By value: dates and lists are other objects after a round through the database. */
const differs = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

function note(
  differences: Difference[],
  collection: Difference['collection'],
  id: string,
  what: Difference['what'],
  fields: readonly string[],
): void {
  if (differences.length < MOST) differences.push({ collection, id, what, fields });
}
