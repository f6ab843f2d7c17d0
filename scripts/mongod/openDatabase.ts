import path from 'node:path';
import { MongoClient } from 'mongodb';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { dataDir } from '../paths';
import { startReplicaSet } from './startReplicaSet';

/** A database to work on, given or started here. */
export interface OpenDatabase {
  /** Connection string, with the database's name where it was given one. */
  uri: string;
  /** Where it came from, in words, to be printed. */
  source: string;
  /** Resolves with the reason when a database that was started here has ended; never for a given one. */
  ended: Promise<string>;
  /** Stops what was started here; a given database stays as it is. */
  stop(): Promise<void>;
}

const answerMs = 5_000;

async function openGiven(uri: string): Promise<OpenDatabase> {
  const hosts = uri.replace(/^mongodb(\+srv)?:\/\/([^@/]*@)?/, '').split(/[/?]/)[0];
  let client: MongoClient | undefined;
  try {
    client = new MongoClient(uri, { serverSelectionTimeoutMS: answerMs });
    const hello = await client.db('admin').command({ hello: 1 });
    // change streams and transactions need one of the two
    if (!hello.setName && hello.msg !== 'isdbgrid') {
      throw new ExpectedFailure(
        `The MongoDB at ${hosts} (MONGODB_URI) is neither a replica set nor a sharded cluster: start it with --replSet and run rs.initiate() once.`,
      );
    }
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExpectedFailure(`The MongoDB at ${hosts} (MONGODB_URI) cannot be used: ${reason}.`);
  } finally {
    await client?.close();
  }
  return {
    uri,
    source: `given by MONGODB_URI (${hosts})`,
    ended: new Promise(() => {}),
    stop: async () => {},
  };
}

/**
 * The database of this run: MONGODB_URI where it is set, else a replica set of one member started
 * here – with its data kept under `.data/mongo`, or for tests (`ephemeral`) with none kept, in memory
 * where there is room.
 *
 * @throws ExpectedFailure in one sentence where there is no database to be had
 */
export async function openDatabase(options: {
  keep: 'kept' | 'ephemeral';
  env?: NodeJS.ProcessEnv;
  onProgress?: (line: string) => void;
}): Promise<OpenDatabase> {
  const given = (options.env ?? process.env).MONGODB_URI;
  if (given) return openGiven(given);
  const set = await startReplicaSet({
    ...(options.keep === 'kept' ? { dataDir: path.join(dataDir, 'mongo') } : { inMemory: true }),
    onProgress: options.onProgress,
  });
  return {
    uri: set.uri,
    source: `mongod ${set.version}, ${set.source}`,
    ended: Promise.race(set.members.map((member) => member.ended.then(() => member.explainEnd()))),
    stop: () => set.stop(),
  };
}
