import mongoose, { Schema } from 'mongoose';

/** A neighbour's "me too" (我也遇到了): one a person and report, primary. */
export interface SupportDocument {
  /** `REPORT/PERSON` */
  _id: string;
  county: string;
  reportId: string;
  personId: string;
  createdAt: Date;
}

const schema = new Schema<SupportDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    reportId: { type: String, required: true },
    personId: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'supports', autoIndex: false },
);
schema.index({ county: 1, reportId: 1, personId: 1 });
schema.index({ county: 1, personId: 1 });

export const Support = mongoose.model<SupportDocument>('Support', schema);
