import mongoose, { Schema } from 'mongoose';

/** A person of a county: resident, staff or both. Name, phone and openid are sealed by the key ring. */
export interface PersonDocument {
  _id: string;
  county: string;
  /** Sealed; context `person/ID/name`. */
  name: string | null;
  /** Sealed; context `person/ID/phone`. */
  phone: string | null;
  phoneIndex: string | null;
  /** Sealed; context `person/ID/openid`. */
  openid: string | null;
  openidIndex: string | null;
  consent: { version: string; at: Date } | null;
  /** The resident's own grid, deepest level known. */
  gridCode: string | null;
  /** Made as demonstration data: may be signed in as, outside production. */
  demonstration: boolean;
  createdAt: Date;
  version: number;
}

const schema = new Schema<PersonDocument>(
  {
    _id: { type: String, required: true },
    county: { type: String, required: true },
    name: { type: String, default: null },
    phone: { type: String, default: null },
    phoneIndex: { type: String, default: null },
    openid: { type: String, default: null },
    openidIndex: { type: String, default: null },
    consent: { type: Schema.Types.Mixed, default: null },
    gridCode: { type: String, default: null },
    demonstration: { type: Boolean, default: false },
    createdAt: { type: Date, required: true },
    version: { type: Number, default: 1 },
  },
  { versionKey: false, collection: 'people', autoIndex: false },
);
schema.index(
  { county: 1, openidIndex: 1 },
  { unique: true, partialFilterExpression: { openidIndex: { $type: 'string' } } },
);
schema.index(
  { county: 1, phoneIndex: 1 },
  { unique: true, partialFilterExpression: { phoneIndex: { $type: 'string' } } },
);
schema.index({ county: 1, demonstration: 1 }, { partialFilterExpression: { demonstration: true } });

export const Person = mongoose.model<PersonDocument>('Person', schema);
