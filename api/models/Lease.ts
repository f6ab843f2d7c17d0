import mongoose, { Schema } from 'mongoose';

/** Who does a piece of work that one process at a time should do. */
export interface LeaseDocument {
  /** The work's name. */
  _id: string;
  holder: string;
  /** By the database's clock. */
  until: Date;
}

const schema = new Schema<LeaseDocument>(
  {
    _id: { type: String, required: true },
    holder: { type: String, required: true },
    until: { type: Date, required: true },
  },
  { versionKey: false, collection: 'leases', autoIndex: false },
);

export const Lease = mongoose.model<LeaseDocument>('Lease', schema);
