import type { QueryFilter } from 'mongoose';
import { Report, type ReportDocument } from '../models/Report';
import { ReportSearch } from '../models/ReportSearch';
import { searchGrams } from '../searchGrams';

/** What a turn looks at: about a page at first, four times as much each turn. */
const FIRST = 32;
const MOST = 2000;

type Fields = Partial<Record<keyof ReportDocument | 'timeline.action' | 'timeline.at', 1>>;
type Found = Pick<ReportDocument, '_id' | 'createdAt'>;

/** What a turn found, newest first, and the moment before which the next one goes on: `null` after the last. */
export interface Turn<Row> {
  readonly rows: Row[];
  readonly next: Date | null;
}

/**
 * The reports of a filter that carry all these words (their own text, what was added, and the kind), newest first, in
 * turns. One turn goes down all that carry the words in the county and keeps those of the filter, the next goes down the
 * filter's own list and keeps those that carry the words, each from where the other got to: it costs twice the shorter
 * way at most, whether the words are rare or the list is short. Found once they are projected, usually within a second.
 * @param before - only those of an earlier moment
 */
export async function* searchReports<Row extends Found>(
  filter: QueryFilter<ReportDocument>,
  words: string,
  fields: Fields & { createdAt: 1 },
  before?: Date,
): AsyncGenerator<Turn<Row>> {
  const grams = searchGrams(words);
  if (grams.length === 0) return;
  const carrying = { county: filter.county, grams: { $all: grams } };

  const amongWords = async (earlier: Earlier, size: number): Promise<Turn<Row>> => {
    const found = await ReportSearch.find({ ...carrying, ...earlier }, { createdAt: 1 })
      .sort({ createdAt: -1 })
      .limit(size)
      .lean<Found[]>();
    const { whole, next } = wholeMoments(found, size);
    const rows = await Report.find({ $and: [filter, among(whole)] }, fields)
      .hint({ _id: 1 })
      .sort({ createdAt: -1, _id: -1 })
      .lean<Row[]>();
    return { rows, next };
  };

  const amongList = async (earlier: Earlier, size: number): Promise<Turn<Row>> => {
    const found = await Report.find({ $and: [filter, earlier] }, fields)
      .sort({ createdAt: -1, _id: -1 })
      .limit(size)
      .lean<Row[]>();
    const { whole, next } = wholeMoments(found, size);
    const carriers = await ReportSearch.find({ ...carrying, ...among(whole) }, { _id: 1 })
      .hint({ _id: 1 })
      .lean();
    const ids = new Set(carriers.map(({ _id }) => _id));
    return { rows: whole.filter(({ _id }) => ids.has(_id)), next };
  };

  let from = before;
  for (let turn = 0, size = FIRST; ; turn += 1) {
    const look = turn % 2 === 0 ? amongWords : amongList;
    const { rows, next } = await look(from ? { createdAt: { $lt: from } } : {}, size);
    yield { rows, next };
    if (!next) return;
    // More reports of one moment than a turn takes: only a larger one gets past them.
    const isStuck = next.getTime() === from?.getTime();
    size = isStuck ? size * 4 : Math.min(size * 4, MOST);
    from = next;
  }
}

type Earlier = { createdAt?: { $lt: Date } };

const among = (found: readonly Found[]) => ({ _id: { $in: found.map(({ _id }) => _id) } });

/** All of the moments that were read to their end; the last one may go on. */
function wholeMoments<Row extends Found>(
  found: Row[],
  size: number,
): { whole: Row[]; next: Date | null } {
  const last = found.at(-1);
  if (!last || found.length < size) return { whole: found, next: null };
  const whole = found.filter(({ createdAt }) => createdAt > last.createdAt);
  return { whole, next: new Date(last.createdAt.getTime() + 1) };
}
