import { ownDatabaseName } from './databaseUri';

/** The database of this worker's present test file, that of the file before it, and when the present one began. */
export const ownDatabase = {
  name: ownDatabaseName(),
  before: ownDatabaseName(),
  begun: new Date(),
};
