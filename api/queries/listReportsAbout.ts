import type { Actor } from '../actor';
import { Report } from '../models/Report';

/**
 * Ids of the reports that are about a person: left out of whatever that person may look through besides reports, so
 * that nobody learns there that something was said of them.
 */
export async function listReportsAbout({
  county,
  personId,
}: Pick<Actor, 'county' | 'personId'>): Promise<string[]> {
  const rows = await Report.find({ county, 'about.personId': personId }, { _id: 1 }).lean();
  return rows.map(({ _id }) => _id);
}
