import type { ThreadDocument } from '../../models/Thread';
import type { LiveSource } from '../LiveSource';

/** Talks that moved on, or in which something said before became another thing, to their resident and to the posts they are addressed to. */
export const threadSource: LiveSource = {
  collection: 'threads',
  match: {
    $or: [
      { operationType: 'insert' },
      { 'updateDescription.updatedFields.lastSequence': { $exists: true } },
      { 'updateDescription.updatedFields.changes': { $exists: true } },
    ],
  },
  fields: ['county', 'residentId', 'keys', 'lastSequence'],
  follow({ id, document }) {
    if (!document) return {};
    const thread = document as unknown as ThreadDocument;
    return {
      tell: [
        {
          county: thread.county,
          keys: [`person:${thread.residentId}`, ...thread.keys],
          change: { kind: 'message', threadId: id, sequence: thread.lastSequence },
        },
      ],
    };
  },
};
