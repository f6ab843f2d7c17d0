import mongoose, { Schema } from 'mongoose';

/** A migration that was run to its end on this database. */
export interface MigrationRunDocument {
  /** The migration's id. */
  _id: string;
  finishedAt: Date;
}

const schema = new Schema<MigrationRunDocument>(
  { _id: { type: String, required: true }, finishedAt: { type: Date, required: true } },
  { versionKey: false, collection: 'migrations', autoIndex: false },
);

export const MigrationRun = mongoose.model<MigrationRunDocument>('MigrationRun', schema);
