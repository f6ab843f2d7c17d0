import { reportCourse } from './0001-reportCourse';
import { pushReceivers } from './0002-pushReceivers';
import { uploadChecks } from './0003-uploadChecks';
import { inboxSequences } from './0004-inboxSequences';
import { reportFacts } from './0005-reportFacts';
import type { Migration } from './Migration';

/** In the order they are run. A new one is added at the end. */
export const allMigrations: readonly Migration[] = [
  reportCourse,
  pushReceivers,
  uploadChecks,
  inboxSequences,
  reportFacts,
];
