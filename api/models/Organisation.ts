import mongoose, { Schema } from 'mongoose';

/** A department, a property company, a police station: its people see only what was given to it. */
export interface OrganisationDocument {
  _id: string;
  county: string;
  name: string;
  kind: 'department' | 'property' | 'police' | 'mediation' | 'other';
  /** Kinds of report it usually handles. */
  categories: string[];
  active: boolean;
}

const schema = new Schema<OrganisationDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    name: { type: String, required: true },
    kind: { type: String, required: true },
    categories: { type: [String], default: [] },
    active: { type: Boolean, default: true },
  },
  { versionKey: false, collection: 'organisations', autoIndex: false },
);
schema.index({ county: 1, name: 1 }, { unique: true });

export const Organisation = mongoose.model<OrganisationDocument>('Organisation', schema);
