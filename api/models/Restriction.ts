import mongoose, { Schema } from 'mongoose';

/** What the person said against it, once, and what became of it. */
export interface Objection {
  words: string;
  at: Date;
  decision: {
    /** The restriction stays, or it was lifted for it. */
    upheld: boolean;
    words: string;
    byPersonId: string;
    byName: string;
    at: Date;
  } | null;
}

/**
 * A person who is held back for a time: emergencies stay open to them. It is over at `until` by itself, or earlier at
 * `liftedAt`; nothing has to run for it to end.
 */
export interface RestrictionDocument {
  _id: string;
  county: string;
  personId: string;
  /** 1, 2, 3 … of this person: of two who do it at the same time the unique index lets one through. */
  number: number;
  /** The report they were chosen from; nobody is held back who was not met in one. */
  reportId: string;
  reportNumber: string;
  /** Of that report, or of whoever held back where it is about the staff: whose administrators it concerns. */
  areaCode: string;
  /** The reporter asked not to be named: nor are they in the list. */
  nameHidden: boolean;
  /** In words the person reads. */
  reason: string;
  from: Date;
  until: Date;
  byPersonId: string;
  byName: string;
  lifted: { at: Date; reason: string; byPersonId: string; byName: string } | null;
  objection: Objection | null;
}

const schema = new Schema<RestrictionDocument>(
  { _id: { type: String, required: true } },
  { versionKey: false, collection: 'restrictions', autoIndex: false, strict: false },
);
schema.index({ county: 1, personId: 1, number: 1 }, { unique: true, name: 'one_at_a_time' });
schema.index({ county: 1, until: 1 });
schema.index({ county: 1, from: -1, _id: -1 });
schema.index({ county: 1, reportId: 1 });

export const Restriction = mongoose.model<RestrictionDocument>('Restriction', schema);
