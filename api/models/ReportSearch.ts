import mongoose, { Schema } from 'mongoose';

/** What a report can be found by: rebuilt from the report whenever it is projected. */
export interface ReportSearchDocument {
  /** The report's id. */
  _id: string;
  county: string;
  grams: string[];
  createdAt: Date;
}

const schema = new Schema<ReportSearchDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    grams: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'reportSearch', autoIndex: false },
);
schema.index({ county: 1, grams: 1, createdAt: -1 });

export const ReportSearch = mongoose.model<ReportSearchDocument>('ReportSearch', schema);
