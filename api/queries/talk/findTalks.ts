import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import { Message, type MessageDocument } from '../../models/Message';
import { Report } from '../../models/Report';
import type { ThreadDocument } from '../../models/Thread';
import { visibleTo } from '../../policies/reportPolicy';
import { canReadTalk, type Talk } from '../../policies/threadPolicy';
import { countUnreadOf } from './countUnreadOf';
import { loadTalk, reportTalk } from './loadTalk';

/** One line of a list of talks. */
export interface TalkRow {
  readonly talk: Talk;
  readonly thread: ThreadDocument;
  readonly last: MessageDocument | null;
  readonly unreadCount: number;
}

/**
 * What a list shows of threads, asked of reports and grids as they are now: a thread whose report went elsewhere a
 * moment ago is left out.
 */
export async function findTalks(
  deps: Deps,
  actor: Actor,
  threads: readonly ThreadDocument[],
): Promise<TalkRow[]> {
  const [talks, last, unread] = await Promise.all([
    talksOf(deps, actor, threads),
    lastMessages(actor, threads),
    countUnreadOf(actor, threads),
  ]);
  return threads.flatMap((thread) => {
    const talk = talks.get(thread._id);
    if (!talk || !canReadTalk(actor, talk)) return [];
    return [
      {
        talk,
        thread,
        last: last.get(thread._id) ?? null,
        unreadCount: unread.get(thread._id) ?? 0,
      },
    ];
  });
}

async function talksOf(
  deps: Deps,
  actor: Actor,
  threads: readonly ThreadDocument[],
): Promise<ReadonlyMap<string, Talk>> {
  const directory = await deps.directory(actor.county);
  const reportIds = threads.flatMap(({ reportId }) => reportId ?? []);
  const [reports, others] = await Promise.all([
    reportIds.length > 0
      ? Report.find({ _id: { $in: reportIds }, ...visibleTo(actor) }).lean()
      : [],
    Promise.all(
      threads.filter(({ kind }) => kind === 'grid').map(({ _id }) => loadTalk(directory, _id)),
    ),
  ]);
  const talks = [...reports.map(reportTalk), ...others.filter((talk) => talk !== null)];
  return new Map(talks.map((talk) => [talk.id, talk]));
}

/** To the staff what a person said last, to the resident also what the system told. */
async function lastMessages(
  actor: Actor,
  threads: readonly ThreadDocument[],
): Promise<ReadonlyMap<string, MessageDocument>> {
  if (threads.length === 0) return new Map();
  const rows = await Message.find({
    $or: threads.map(({ county, _id, residentId, lastSequence, lastSaidSequence }) => ({
      county,
      threadId: _id,
      sequence: residentId === actor.personId ? lastSequence : lastSaidSequence,
    })),
  }).lean();
  return new Map(rows.map((row) => [row.threadId, row]));
}
