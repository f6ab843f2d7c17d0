import { ownDatabaseName } from './databaseUri';

/** The database of this worker's test files, one after another, and when the present file began. */
export const ownDatabase = { name: ownDatabaseName(), begun: new Date() };
