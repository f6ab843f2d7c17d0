import type { TestProject } from 'vitest/node';
import { openDatabase } from '../mongod/openDatabase';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A real replica set for this run, without a database name. */
    mongoUri: string;
  }
}

/** Global setup: one replica set for all files of a project; gone afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await openDatabase({ keep: 'ephemeral', onProgress: console.log });
  console.log(`Database: ${database.source}`);
  project.provide('mongoUri', database.uri);
  return () => database.stop();
}
