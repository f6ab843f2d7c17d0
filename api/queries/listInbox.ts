import type { InboxItem, InboxPage } from '@shared/schemas/inbox';
import type { Actor } from '../actor';
import { InboxEntry, type InboxEntryDocument } from '../models/InboxEntry';
import { makeCursor, readCursor } from './cursor';

/** Beyond this the badge says no more anyway. */
const MOST_UNREAD = 1000;

/** How many messages a person has not read, at most 1,000: counted on an index that holds nothing else. */
export const countUnread = (actor: Pick<Actor, 'county' | 'personId'>): Promise<number> =>
  InboxEntry.countDocuments({
    county: actor.county,
    personId: actor.personId,
    readAt: null,
  }).limit(MOST_UNREAD);

/** A person's own messages, newest first. Keyset by (at, _id). @throws ApiError bad_cursor */
export async function listInbox(
  actor: Pick<Actor, 'county' | 'personId'>,
  query: { cursor?: string | undefined; limit: number },
): Promise<InboxPage> {
  const [rows, unreadCount] = await Promise.all([findRows(actor, query), countUnread(actor)]);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(toItem),
    nextCursor: last ? makeCursor(last.at, last._id) : null,
    unreadCount,
  };
}

function findRows(
  { county, personId }: Pick<Actor, 'county' | 'personId'>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<InboxEntryDocument[]> {
  const own = { county, personId };
  const find = (filter: object) =>
    InboxEntry.find(filter)
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .lean<InboxEntryDocument[]>()
      .exec();
  if (!cursor) return find(own);
  const { value, id } = readCursor(cursor);
  const at = value ?? new Date(0);
  return find({
    ...own,
    at: { $lte: at },
    $or: [{ at: { $lt: at } }, { at, _id: { $lt: id } }],
  });
}

const toItem = (entry: InboxEntryDocument): InboxItem => ({
  id: entry._id,
  reportId: entry.reportId,
  reportNumber: entry.reportNumber,
  threadId: entry.threadId ?? null,
  title: entry.title,
  words: entry.words,
  at: entry.at.toISOString(),
  read: entry.readAt !== null,
  as: entry.as,
});
