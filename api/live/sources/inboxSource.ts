import type { InboxEntryDocument } from '../../models/InboxEntry';
import type { LiveSource } from '../LiveSource';

/** New messages, to the one person they are for. */
export const inboxSource: LiveSource = {
  collection: 'inboxEntries',
  match: { operationType: 'insert' },
  fields: ['county', 'personId', 'reportId'],
  follow({ document }) {
    if (!document) return {};
    const entry = document as unknown as InboxEntryDocument;
    return {
      tell: [
        {
          county: entry.county,
          keys: [`person:${entry.personId}`],
          change: { kind: 'inbox', reportId: entry.reportId },
        },
      ],
    };
  },
};
