import mongoose, { Schema } from 'mongoose';

/** A photo that was stored; `usedAt` is set when the step that carries it is projected. */
export interface UploadDocument {
  /** The file's id. */
  _id: string;
  county: string;
  personId: string;
  createdAt: Date;
  usedAt: Date | null;
}

const schema = new Schema<UploadDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    personId: { type: String, required: true },
    createdAt: { type: Date, required: true },
    usedAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'uploads', autoIndex: false },
);
schema.index(
  { county: 1, createdAt: 1 },
  { name: 'unused', partialFilterExpression: { usedAt: null } },
);

export const Upload = mongoose.model<UploadDocument>('Upload', schema);
