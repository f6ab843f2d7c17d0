import mongoose, { Schema } from 'mongoose';

/** How far a talk came to one person. Primary: what the person did is never made again; it only grows. */
export interface ThreadMarkDocument {
  /** `THREAD/PERSON` */
  _id: string;
  county: string;
  threadId: string;
  personId: string;
  as: 'resident' | 'staff';
  delivered: number;
  read: number;
}

const schema = new Schema<ThreadMarkDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    threadId: { type: String, required: true },
    personId: { type: String, required: true },
    as: { type: String, required: true },
    delivered: { type: Number, default: 0 },
    read: { type: Number, default: 0 },
  },
  { versionKey: false, collection: 'threadMarks', autoIndex: false },
);
schema.index({ county: 1, threadId: 1, as: 1 });

export const ThreadMark = mongoose.model<ThreadMarkDocument>('ThreadMark', schema);
