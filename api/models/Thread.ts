import type { Role } from '@shared/roles';
import mongoose, { Schema } from 'mongoose';

/** A post that a talk was handed on to. */
export interface RaisedTo {
  /** `ROLE@AREA`, as in `taskKeys` of reports. */
  key: string;
  role: Role;
  areaCode: string;
  /** "河西村村干部" */
  name: string;
  /** By when they answer. */
  by: Date;
}

/**
 * What lists and clocks need of a talk. Derived: from its messages, and for a report's talk from the report. Who may
 * read it is asked of the report or the resident's grid each time, never of this.
 */
export interface ThreadDocument {
  /** `report-ID` or `grid-PERSON` */
  _id: string;
  county: string;
  /** Every change is made on the version that was read. */
  version: number;
  kind: 'report' | 'grid';
  reportId: string | null;
  residentId: string;
  /** Posts and organisations it is addressed to: those that have it by themselves, and those it was handed on to. */
  keys: string[];
  baseKeys: string[];
  raised: RaisedTo[];
  /** Version of the report the base keys are of: an older one never overwrites a newer. */
  keysVersion: number;
  lastSequence: number;
  /** Of what a person said last: the system's words are for the resident alone. */
  lastSaidSequence: number;
  lastAt: Date;
  /** How often something said before became another thing: taken out, decided about, erased. */
  changes: number;
  /** Last message of a member of the staff: what comes after it is unanswered. */
  answeredSequence: number;
  /** First unanswered message of the resident, and when it came. */
  waitingSequence: number | null;
  waitingSince: Date | null;
  /** When it goes to the next on duty, if nobody answers; null where there is nobody further. */
  raiseAt: Date | null;
  /** A handing on that is decided and not yet told. */
  telling: (RaisedTo & { waitingSequence: number; step: number; atOnce: boolean; at: Date }) | null;
  createdAt: Date;
}

const schema = new Schema<ThreadDocument>(
  { _id: { type: String, required: true } },
  { versionKey: false, collection: 'threads', autoIndex: false, strict: false },
);
schema.index({ county: 1, residentId: 1, lastAt: -1, _id: -1 });
schema.index({ county: 1, keys: 1, lastAt: -1, _id: -1 });
schema.index(
  { county: 1, keys: 1, waitingSince: 1, _id: 1 },
  { name: 'waiting', partialFilterExpression: { waitingSince: { $type: 'date' } } },
);
schema.index(
  { county: 1, raiseAt: 1 },
  { name: 'due', partialFilterExpression: { raiseAt: { $type: 'date' } } },
);
schema.index(
  { county: 1, 'telling.at': 1 },
  { name: 'untold', partialFilterExpression: { 'telling.at': { $type: 'date' } } },
);

export const Thread = mongoose.model<ThreadDocument>('Thread', schema);
