import { Support } from '../models/Support';

/** The people who said "me too" of a report. */
export async function listSupporters(county: string, reportId: string): Promise<string[]> {
  const rows = await Support.find({ county, reportId }, { _id: 0, personId: 1 }).lean();
  return rows.map((row) => row.personId);
}

/** How many said "me too" of each of some reports, and of which this person did. */
export async function countSupporters(
  county: string,
  reportIds: readonly string[],
  personId: string,
): Promise<Map<string, { supporters: number; supported: boolean }>> {
  const rows = await Support.find(
    { county, reportId: { $in: [...reportIds] } },
    { _id: 0, reportId: 1, personId: 1 },
  ).lean();
  const counts = new Map(reportIds.map((id) => [id, { supporters: 0, supported: false }]));
  for (const row of rows) {
    const count = counts.get(row.reportId);
    if (!count) continue;
    count.supporters += 1;
    if (row.personId === personId) count.supported = true;
  }
  return counts;
}
