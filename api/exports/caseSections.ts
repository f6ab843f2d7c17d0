import { formatReportNumber } from '@shared/reportNumber';
import { postLabel } from '../commands/postLabel';
import { AuditEntry, type AuditEntryDocument } from '../models/AuditEntry';
import { Message, type MessageDocument } from '../models/Message';
import { Report, type ReportDocument } from '../models/Report';
import { Thread } from '../models/Thread';
import { presentReport } from '../presenters/presentReport';
import { type ExportContext, type HeldItem, item, type Section } from './aboutMe';
import { exportMessages } from './exportMessages';

const { labels, values } = exportMessages;
const BATCH = 100;

const ownReports = ({ actor: { county, personId } }: ExportContext) => ({
  county,
  viewerKeys: `person:${personId}`,
  'reporter.personId': personId,
});

/** What the person reported and said, and who looked at it. */
export const caseSections: readonly Section[] = [
  {
    name: 'reports',
    async *items(context) {
      const rows = Report.find(ownReports(context)).sort({ createdAt: -1 }).lean().cursor();
      for await (const row of rows) yield reportItem(context, row as unknown as ReportDocument);
    },
  },
  {
    name: 'messages',
    async *items({ actor: { county, personId } }) {
      const threads = await Thread.find({ county, residentId: personId }, { _id: 1 }).lean();
      for (const { _id: threadId } of threads) {
        const said = Message.find({ county, threadId }).sort({ sequence: 1 }).lean().cursor();
        for await (const row of said)
          yield messageItem(row as unknown as MessageDocument, personId);
      }
    },
  },
  {
    name: 'audit',
    async *items(context) {
      const { county, personId } = context.actor;
      yield* auditItems(context, { county, subject: personId });
      yield* auditItems(context, { county, actorId: personId, subject: { $ne: personId } });
      const reports = Report.find(ownReports(context), { _id: 1 })
        .lean<{ _id: string }[]>()
        .cursor({ batchSize: BATCH });
      let subjects: string[] = [];
      for await (const { _id } of reports) {
        subjects.push(`report/${_id}`);
        if (subjects.length < BATCH) continue;
        yield* auditItems(context, { county, subject: { $in: subjects } });
        subjects = [];
      }
      yield* auditItems(context, { county, subject: { $in: subjects } });
    },
  },
];

/** A report as its reporter sees it, with what the staff said to them. */
function reportItem({ deps, actor, directory }: ExportContext, report: ReportDocument): HeldItem {
  const {
    abilities: _,
    supporters,
    ...seen
  } = presentReport(
    deps,
    directory,
    // As a resident: what they could see as staff of the same report is the office's, not theirs.
    { ...actor, posts: [] },
    report,
    { reporter: { name: null, phone: null }, original: null, supporters: 0 },
  );
  const fileIds = (photos: readonly { id: string }[]) => photos.map(({ id }) => id);
  const timeline = seen.timeline.map(({ photos, ...entry }) => ({
    ...entry,
    photos: fileIds(photos),
  }));
  const photos = fileIds(seen.photos);
  const files = [...photos, ...timeline.flatMap((entry) => entry.photos)];
  return item(
    `${formatReportNumber(report.number)} ${seen.category.name}`,
    {
      ...seen,
      reporter: undefined,
      holder: seen.holder.name,
      thumbnailUrl: undefined,
      photos,
      timeline,
    },
    [
      [labels.state, seen.stateName],
      [labels.words, seen.words],
      [labels.area, seen.areaPath.map(({ name }) => name).join('')],
      [labels.address, seen.place.address],
      [labels.at, report.createdAt],
      [labels.rating, seen.rating?.words],
      ...timeline.map((entry): [string, string] => [
        exportMessages.when(new Date(entry.at)),
        [entry.by, entry.actionName, entry.summary, entry.words].filter(Boolean).join(' · '),
      ]),
    ],
    [...new Set(files)].map((fileId) => ({ fileId, kind: 'photo' })),
  );
}

function messageItem(message: MessageDocument, personId: string): HeldItem {
  const { from, kind, text, photos, voice, createdAt, threadId, sequence } = message;
  const mine = from.personId === personId;
  const by = mine ? values.me : from.name || values.system;
  const held = !mine && (message.content?.withheld?.length ?? 0) > 0;
  const fileIds = held ? [] : photos.map(({ fileId }) => fileId);
  const voiceId = held ? null : (voice?.fileId ?? null);
  const words = held ? null : text;
  return item(
    by,
    { threadId, sequence, by, kind, text: words, photos: fileIds, voice: voiceId, createdAt },
    [
      [labels.words, words],
      [labels.at, createdAt],
    ],
    [
      ...fileIds.map((fileId) => ({ fileId, kind: 'photo' as const })),
      ...(voiceId ? [{ fileId: voiceId, kind: 'voice' as const }] : []),
    ],
  );
}

/** Who did what with the person's data, why and when; members of the staff by their posts. */
async function* auditItems(
  { actor, directory }: ExportContext,
  filter: object,
): AsyncGenerator<HeldItem> {
  const rows = AuditEntry.find(filter).sort({ at: -1 }).lean().cursor();
  for await (const row of rows) {
    const { at, action, actorId, subject, reason } = row as unknown as AuditEntryDocument;
    const post = directory.postsOf(actorId)[0];
    const by = actorId === actor.personId ? values.me : postLabel(directory, post);
    yield item(exportMessages.actions[action] ?? action, { at, action, by, subject, reason }, [
      [labels.by, by],
      [labels.reason, reason],
      [labels.at, at],
    ]);
  }
}
