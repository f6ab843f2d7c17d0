import { ReportSearch } from '../models/ReportSearch';
import { searchGrams } from '../searchGrams';

/** The newest matches that are looked at; who may see them is the list's own filter. */
const MOST = 2000;

/**
 * Ids of the newest reports of a county that carry all these words: their own text, what was added, and the kind.
 * Found once they are projected, usually within a second.
 */
export async function searchReports(county: string, words: string): Promise<string[]> {
  const grams = searchGrams(words);
  if (grams.length === 0) return [];
  const found = await ReportSearch.find({ county, grams: { $all: grams } }, { _id: 1 })
    .sort({ createdAt: -1 })
    .limit(MOST)
    .lean();
  return found.map(({ _id }) => _id);
}
