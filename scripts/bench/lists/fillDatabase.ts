import mongoose from 'mongoose';
import { Report, type ReportDocument } from '../../../api/models/Report';
import { ReportSearch } from '../../../api/models/ReportSearch';
import { textGrams } from '../../../api/searchGrams';
import { reportsOfCounty } from './reportsOfCounty';

const BATCH = 1_000;
/** Written last: a database without it was not finished. */
const DONE = 'benchFilled';

/**
 * Fills the connected database with so many reports and what they are found by, straight through the driver, then
 * makes the product's own indexes. What was filled before is kept.
 */
export async function fillDatabase(
  size: number,
  onProgress: (done: number) => void,
): Promise<void> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const done = db.collection<{ _id: number }>(DONE);
  if (await done.findOne({ _id: size })) return;
  await db.dropDatabase();
  let batch: ReportDocument[] = [];
  let written = 0;
  const write = async (): Promise<void> => {
    const found = batch.map(({ _id, county, words, createdAt }) => ({
      _id,
      county,
      grams: textGrams(words),
      createdAt,
    }));
    await Report.collection.insertMany(batch as never, { ordered: false });
    await ReportSearch.collection.insertMany(found as never, { ordered: false });
    written += batch.length;
    batch = [];
    onProgress(written);
  };
  for (const report of reportsOfCounty(size)) {
    batch.push(report);
    if (batch.length === BATCH) await write();
  }
  if (batch.length > 0) await write();
  await Report.createIndexes();
  await ReportSearch.createIndexes();
  await done.insertOne({ _id: size });
}
