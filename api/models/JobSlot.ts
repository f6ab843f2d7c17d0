import mongoose, { Schema } from 'mongoose';

/** The last run of a job that some process took: each slot has one taker. */
export interface JobSlotDocument {
  /** The job's name. */
  _id: string;
  /** Start of the run's slot. */
  slot: Date;
  takenAt: Date;
  /** Of whoever took it. */
  taker: string;
  /** False while it runs, or where its process died. */
  done: boolean;
}

const schema = new Schema<JobSlotDocument>(
  {
    _id: { type: String, required: true },
    slot: { type: Date, required: true },
    takenAt: { type: Date, required: true },
    taker: { type: String, required: true },
    done: { type: Boolean, default: false },
  },
  { versionKey: false, collection: 'jobSlots', autoIndex: false },
);

export const JobSlot = mongoose.model<JobSlotDocument>('JobSlot', schema);
