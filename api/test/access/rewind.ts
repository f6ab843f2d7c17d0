import mongoose from 'mongoose';
import { TEST_COUNTY } from '../buildCounty';
import { noteWritten } from '../written';
import { OTHER_COUNTY } from './cast';

const WRITES: readonly string[] = ['insert', 'update', 'delete', 'findAndModify'];
/** What the API holds of a county in memory. */
const IN_MEMORY: readonly string[] = [
  'areas',
  'posts',
  'people',
  'organisations',
  'calendarDays',
  'restrictions',
];

/** Takes back what a call wrote, so that every call meets the same world. */
export interface Rewind {
  /** Does nothing where nothing was written. */
  back(): Promise<void>;
  close(): void;
}

type Collection = mongoose.mongo.Collection<mongoose.mongo.Document>;
type Documents = ReadonlyMap<
  string,
  { readonly document: mongoose.mongo.Document; readonly bytes: Buffer }
>;

async function read(collection: Collection): Promise<Documents> {
  const documents = await collection.find().toArray();
  return new Map(
    documents.map((document) => [
      String(document._id),
      { document, bytes: Buffer.from(mongoose.mongo.BSON.serialize(document)) },
    ]),
  );
}

/** Writes only what differs: who follows the collection hears of nothing else. */
async function restore(collection: Collection, kept: Documents): Promise<void> {
  const now = await read(collection);
  const gone = [...kept].filter(([id]) => !now.has(id)).map(([, { document }]) => document);
  const changed = [...kept].filter(([id, { bytes }]) => now.get(id)?.bytes.equals(bytes) === false);
  const added = [...now].filter(([id]) => !kept.has(id)).map(([, { document }]) => document._id);
  if (added.length > 0) await collection.deleteMany({ _id: { $in: added } });
  if (gone.length > 0) await collection.insertMany(gone);
  for (const [, { document }] of changed)
    await collection.replaceOne({ _id: document._id }, document);
}

/** Remembers the whole database as it is; from here on it is known which collections were written to. */
export async function createRewind(): Promise<Rewind> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const kept = new Map<string, Documents>();
  for (const { name } of await db.listCollections().toArray())
    kept.set(name, await read(db.collection(name)));
  const written = new Set<string>();
  const client = mongoose.connection.getClient();
  const note = ({ commandName, command }: mongoose.mongo.CommandStartedEvent): void => {
    if (WRITES.includes(commandName)) written.add(String(command[commandName]));
  };
  client.on('commandStarted', note);
  return {
    async back() {
      if (written.size === 0) return;
      const names = [...written];
      for (const name of names) await restore(db.collection(name), kept.get(name) ?? new Map());
      written.clear();
      if (names.some((name) => IN_MEMORY.includes(name)))
        for (const county of [TEST_COUNTY, OTHER_COUNTY]) noteWritten(county);
    },
    close: () => {
      client.off('commandStarted', note);
    },
  };
}
