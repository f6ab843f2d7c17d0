import { AuditEntry } from './AuditEntry';
import { allModels } from './allModels';

export const PROGRAM_ROLE = 'weilianxinProgram';

/** Collections without a model: of GridFS, of the limiter's own library, and beside which projections are made again. */
const OTHERS = [
  'objects.files',
  'objects.chunks',
  'rateLimits',
  'inboxEntries.rebuilt',
  'reportFacts.rebuilt',
];
const WRITE = ['insert', 'update', 'remove', 'createIndex'];
/** The audit log is read and added to; nothing else. */
const ADD = ['insert'];

export interface Privilege {
  readonly resource: { readonly db: string; readonly collection: string };
  readonly actions: readonly string[];
}

/**
 * What the API's own database user may do: read and follow everything, write every collection but the audit log, to
 * which it may only add. It may drop, rename and empty nothing, and give no collection an end (no `collMod`). Made from
 * the models: a collection added later needs the role to be made again.
 */
export function programPrivileges(db: string): Privilege[] {
  const collections = allModels().map(({ collection }) => collection.name);
  return [
    {
      resource: { db, collection: '' },
      actions: ['find', 'changeStream', 'listCollections', 'listIndexes'],
    },
    ...[...collections, ...OTHERS].sort().map((collection) => ({
      resource: { db, collection },
      actions: collection === AuditEntry.collection.name ? ADD : WRITE,
    })),
  ];
}
