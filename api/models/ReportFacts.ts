import mongoose, { Schema } from 'mongoose';

/**
 * What statistics count of one report, derived from its timeline: a projection, made again whenever it is in doubt.
 * No words, no people.
 */
export interface ReportFactsDocument {
  /** The report's id. */
  _id: string;
  county: string;
  /** Up to which step it was counted. */
  sequence: number;
  /** County … leaf, by which areas are asked for. */
  areaCodes: string[];
  category: string;
  submittedAt: Date;
  /** Whether the resident was answered, and within the limit that was frozen at submit; null while neither is known. */
  contactedInTime: boolean | null;
  contactBy: Date | null;
  contactAt: Date | null;
  /** The last 办结, and whether it kept its deadline. */
  resolvedAt: Date | null;
  resolveBy: Date | null;
  resolvedInTime: boolean | null;
  resolutions: number;
  reopenings: number;
  /** What the resident answered: null is 未评价 and never counts as satisfied. */
  solved: boolean | null;
  satisfaction: 'satisfied' | 'basicallySatisfied' | 'unsatisfied' | null;
  closedAt: Date | null;
  /** Withdrawn, rejected or merged: counted, but owed nothing. */
  ended: 'closed' | 'withdrawn' | 'rejected' | 'merged' | null;
}

const schema = new Schema<ReportFactsDocument>(
  { _id: { type: String, required: true } },
  { versionKey: false, collection: 'reportFacts', autoIndex: false, strict: false },
);
schema.index({ county: 1, areaCodes: 1, submittedAt: -1 });

export const ReportFacts = mongoose.model<ReportFactsDocument>('ReportFacts', schema);
