import mongoose, { Schema } from 'mongoose';

/** A key that values in this database were made with: who does not have it must not start. No key stands here. */
export interface KeyUseDocument {
  /** `data/ID` of a master key, or `index`. */
  _id: string;
  /** A value that only the right key makes. */
  check: string;
  /** When a running process last said that it seals with it, by the database's clock; null for others. */
  sealsAt: Date | null;
}

const schema = new Schema<KeyUseDocument>(
  {
    _id: { type: String, required: true },
    check: { type: String, required: true },
    sealsAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'keyUses', autoIndex: false },
);

export const KeyUse = mongoose.model<KeyUseDocument>('KeyUse', schema);
