import { MongoClient } from 'mongodb';
import { runScript } from './runScript';
import type { Settings } from './settings';

/** Notes in the database that the demonstration of a county is complete. */
interface Note {
  _id: string;
  completedAt: Date;
}

/**
 * Makes the demonstration's people and reports, once a database and county: in an empty one, or
 * where an earlier run was broken off. A county with people of its own is left as it is.
 *
 * @param settings as the API gets them; the WeChat simulator they name must be running
 */
export async function ensureDemonstration(settings: Settings): Promise<void> {
  const { MONGODB_URI = '', MONGODB_DATABASE = 'weilianxin', COUNTY: county = '' } = settings;
  const client = await MongoClient.connect(MONGODB_URI);
  try {
    const database = client.db(MONGODB_DATABASE);
    const notes = database.collection<Note>('demonstrations');
    if (await notes.findOne({ _id: county })) return;
    const people = database.collection('people');
    const begun = await people.findOne({ county, demonstration: true });
    if (!begun && (await people.findOne({ county }))) return;
    console.log('Making the demonstration: people in every post, 30 days of reports …');
    await runScript('scripts/seed/main.ts', [], settings);
    await notes.insertOne({ _id: county, completedAt: new Date() });
  } finally {
    await client.close();
  }
}
