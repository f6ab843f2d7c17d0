import mongoose, { Schema } from 'mongoose';

/**
 * One message to one person. Its id is the hash of what it tells and to whom, so that it is written once however often
 * and by however many it is made. Words carry no personal data: number, kind, state and deadlines.
 */
export interface InboxEntryDocument {
  _id: string;
  county: string;
  personId: string;
  as: 'resident' | 'staff';
  /** The report or the talk it opens; null where it is about none. */
  reportId: string | null;
  reportNumber: string | null;
  threadId?: string;
  /** The step of the report it tells: such entries can be made again from the timeline. */
  sequence?: number;
  title: string;
  words: string;
  at: Date;
  /** What the person did: kept when entries are made again. */
  readAt: Date | null;
  /** What it tells of deadlines, each once: keys of report, deadline, stage and person; several in a summary. */
  covers?: string[];
}

const schema = new Schema<InboxEntryDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    personId: { type: String, required: true },
    as: { type: String, required: true },
    reportId: { type: String, default: null },
    reportNumber: { type: String, default: null },
    threadId: { type: String },
    sequence: { type: Number },
    title: { type: String, required: true },
    words: { type: String, required: true },
    at: { type: Date, required: true },
    readAt: { type: Date, default: null },
    covers: { type: [String], default: undefined },
  },
  { versionKey: false, collection: 'inboxEntries', autoIndex: false },
);
schema.index({ county: 1, personId: 1, at: -1, _id: -1 });
schema.index(
  { county: 1, personId: 1, readAt: 1 },
  { name: 'unread', partialFilterExpression: { readAt: null } },
);
schema.index(
  { county: 1, covers: 1 },
  { unique: true, partialFilterExpression: { covers: { $exists: true } } },
);

export const InboxEntry = mongoose.model<InboxEntryDocument>('InboxEntry', schema);
