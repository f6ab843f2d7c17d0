import mongoose, { Schema } from 'mongoose';

/** When a robot was last used, by the database's clock: all processes share its minute. */
export interface SendWindowDocument {
  /** The robot's id. */
  _id: string;
  recent: Date[];
}

const schema = new Schema<SendWindowDocument>(
  { _id: { type: String, required: true }, recent: { type: [Date], default: [] } },
  { versionKey: false, collection: 'sendWindows', autoIndex: false },
);

export const SendWindow = mongoose.model<SendWindowDocument>('SendWindow', schema);
