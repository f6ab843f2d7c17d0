import { Thread } from '../../models/Thread';
import type { ThreadMarkDocument } from '../../models/ThreadMark';
import type { LiveSource } from '../LiveSource';

/** How far a talk came with one side, to the other: "delivered" and "read" stand beside what one said. */
export const markSource: LiveSource = {
  collection: 'threadMarks',
  match: {},
  fields: ['county', 'threadId', 'as', 'read'],
  async follow({ document }) {
    if (!document) return {};
    const { county, threadId, as, read } = document as unknown as ThreadMarkDocument;
    const thread = await Thread.findOne(
      { _id: threadId, county },
      { residentId: 1, keys: 1 },
    ).lean();
    if (!thread) return {};
    return {
      tell: [
        {
          county,
          keys: as === 'staff' ? [`person:${thread.residentId}`] : thread.keys,
          change: { kind: 'message', threadId, sequence: read },
        },
      ],
    };
  },
};
