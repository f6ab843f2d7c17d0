import { MongoClient } from 'mongodb';
import { runScript } from './runScript';

async function isImported(uri: string, database: string, county: string): Promise<boolean> {
  const client = await MongoClient.connect(uri);
  try {
    const areas = client.db(database).collection('areas');
    return (await areas.findOne({ county, level: 'county', validTo: null })) !== null;
  } finally {
    await client.close();
  }
}

/** Imports the area tree of a county from scripts/data unless the database has it. */
export async function ensureCounty(uri: string, database: string, county: string): Promise<void> {
  if (await isImported(uri, database, county)) return;
  await runScript('scripts/importAreas/main.ts', ['--county', county], {
    MONGODB_URI: uri,
    MONGODB_DATABASE: database,
  });
}
