import mongoose, { Schema } from 'mongoose';

/**
 * One finished import of a county's areas. Written in the same transaction that puts the new tree
 * in force, so whoever follows this collection learns of a new tree exactly when it can be read.
 */
export interface AreaImportDocument {
  _id: string;
  county: string;
  /** 1, 2, 3 … within the county; the highest is the tree in force. */
  number: number;
  at: Date;
  units: number;
  added: number;
  changed: number;
  closed: number;
  made: boolean;
}

const schema = new Schema<AreaImportDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    number: { type: Number, required: true },
    at: { type: Date, required: true },
    units: { type: Number, required: true },
    added: { type: Number, required: true },
    changed: { type: Number, required: true },
    closed: { type: Number, required: true },
    made: { type: Boolean, required: true },
  },
  { versionKey: false, collection: 'areaImports', autoIndex: false },
);
schema.index({ county: 1, number: -1 }, { unique: true });

export const AreaImport = mongoose.model<AreaImportDocument>('AreaImport', schema);
