import type { Action } from '@shared/actions';
import type { Urgency } from '@shared/categories';
import type { DueFor, ReportClocks } from '@shared/clocks';
import type { Role } from '@shared/roles';
import type { WordCheck } from '@shared/schemas/content';
import type { AreaStep } from '@shared/schemas/fields';
import type { State } from '@shared/states';
import mongoose, { Schema } from 'mongoose';

/** A photo kept by the object store; only its id and size stand here. */
export interface StoredPhoto {
  fileId: string;
  width: number;
  height: number;
}

/** Who has it now. `centre` is the county's 综治中心 where nobody below is on duty. */
export interface ReportHolder {
  kind: 'post' | 'organisation' | 'centre' | 'reporter' | 'none';
  postIds: string[];
  organisationId: string | null;
  role: Role | null;
  areaCode: string | null;
  name: string;
  /** "河西村第三网格，网格员在岗" */
  why: string;
}

export interface ReportAssignment {
  id: string;
  kind: 'lead' | 'assisting';
  areaCode: string | null;
  organisationId: string | null;
  toName: string;
  state: 'waiting' | 'accepted' | 'declined' | 'resolved' | 'replaced';
  acceptBy: Date;
  resolveBy: Date;
  /** The post that gave it, and the area of that post. */
  dispatchedBy: string;
  dispatchedFrom: string;
  /** What an assisting part (协办) is to do, and what was answered. */
  part: string | null;
  answer: string | null;
}

/**
 * A person who is told of a step, frozen in it, and in which capacity: a `supporter` said "me too", the `original` is
 * the reporter of the report this one was merged into.
 */
export interface Receiver {
  personId: string;
  as: 'resident' | 'staff' | 'supporter' | 'original';
  /** What they may open instead: an `original` their own report. */
  opens?: { reportId: string; number: string };
}

/** Why completion evidence is doubted: for the supervisor to look at, never a block. */
export const DOUBTS = ['farAway', 'takenBefore', 'takenLater', 'usedBefore'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** Where and when a completion picture was taken, as the client says; kept to be compared, never a block. */
export interface StepEvidence {
  capturedAt: Date | null;
  /** WGS-84 [longitude, latitude]. */
  position: [number, number] | null;
  accuracyMetres: number | null;
  /** From the report's own place; null where either has no position. */
  metresFromPlace: number | null;
  doubts: Doubt[];
}

export interface TimelineEntry {
  sequence: number;
  at: Date;
  action: Action;
  /** The kind of the report as it was then: what was told of the step stays true. */
  category: string;
  byPersonId: string | null;
  /** "河西村第三网格 网格员", "反映人", "系统" */
  byName: string;
  from: State | null;
  to: State;
  audience: 'all' | 'staff';
  words: string | null;
  /** What the check of the words said; absent where nobody wrote any. */
  wordsCheck?: WordCheck;
  summary: string;
  photos: StoredPhoto[];
  /** Files that were taken out of it and destroyed: the projection does so again, should a process have died. */
  destroyed?: string[];
  /** Only on a resolution that brought it. */
  evidence?: StepEvidence;
  receivers: Receiver[];
  /** Hash of person and Idempotency-Key, and of the body: a retry finds its own step. */
  keyHash: string | null;
  bodyHash: string | null;
}

export interface ReportRating {
  solved: boolean;
  satisfaction: 'satisfied' | 'basicallySatisfied' | 'unsatisfied' | null;
  speed: number | null;
  attitude: number | null;
  outcome: number | null;
  words: string | null;
  /** `phone`: a member of the staff who did not handle it asked the resident of a 代报. */
  by: 'resident' | 'phone';
  at: Date;
}

/** What the life of a report leaves on it besides its state; the workflow's conditions look here. */
export interface ReportCourse {
  /** Sent by a member of the staff for a resident (代报). */
  behalf: { personId: string; postId: string } | null;
  /** Members of the staff who accepted, worked on or resolved it: they neither rate nor inspect it. */
  handledBy: string[];
  rejection: { personId: string; areaCode: string } | null;
  appealed: boolean;
  extension: {
    state: 'asked' | 'granted' | 'refused';
    until: Date;
    reason: string;
    personId: string;
  } | null;
  /** 挂牌督办 */
  supervision: { byName: string; at: Date; words: string } | null;
  /** A resolution that a supervisor is to look at: drawn by lot, or because its evidence is doubted. */
  inspection: {
    why: 'sample' | 'doubt' | 'asked';
    state: 'due' | 'done';
    outcome: 'pass' | 'fail' | null;
  } | null;
  /** Who watches it one level higher, since the clock raised it; null where nobody had to. */
  overseer: ReportHolder | null;
  /** How often the clock raised it. */
  escalations: number;
  urgedAt: Date | null;
  mergedInto: string | null;
}

export const NEW_COURSE: ReportCourse = {
  behalf: null,
  handledBy: [],
  rejection: null,
  appealed: false,
  extension: null,
  supervision: null,
  inspection: null,
  overseer: null,
  escalations: 0,
  urgedAt: null,
  mergedInto: null,
};

/**
 * What may be shown to others, by key: `f:FILE` of a picture, `w:HASH` of words. Written beside the steps, which leave
 * it alone: what stands in neither list waits.
 */
export interface ReportContent {
  cleared?: string[];
  withheld?: string[];
}

/** One report with its whole life in one document. */
export interface ReportDocument extends ReportCourse {
  /** Derived from reporter and Idempotency-Key: a retry is the same write. */
  _id: string;
  county: string;
  number: string;
  bodyHash: string;
  version: number;
  /** Of the last timeline entry; `projectedSequence` follows it. */
  sequence: number;
  projectedSequence: number;
  pendingProjection: boolean;
  state: State;
  category: string;
  urgency: Urgency;
  words: string;
  textCheck: WordCheck;
  content?: ReportContent;
  /** When that last changed, so that open pages are told; no step. */
  contentChangedAt?: Date;
  reporter: { personId: string; hideName: boolean };
  /** The member of the staff a report is about: it is hidden from that person and from all below. */
  about: { postId: string; personId: string; areaCode: string | null } | null;
  place: {
    source: 'map' | 'device' | 'plate' | 'list';
    /** WGS-84 [longitude, latitude], or null where an area was picked. */
    position: { type: 'Point'; coordinates: [number, number] } | null;
    accuracyMetres: number | null;
    /** Sealed; context `report/ID/address`. */
    address: string | null;
  };
  /** County … deepest unit, with the names of the day it was sent. */
  areaPath: AreaStep[];
  areaCode: string;
  photos: StoredPhoto[];
  holder: ReportHolder;
  assignments: ReportAssignment[];
  clocks: ReportClocks;
  nextDueAt: Date | null;
  nextDueFor: DueFor | null;
  /** When somebody is to be told next of the deadline that runs (at 80 %, at its end), and what was told of it. */
  remindAt: Date | null;
  dueTold: 'none' | 'reminded' | 'overdue' | 'raised';
  /** Who may see it: `area:CODE`, `org:ID`, `person:ID`. */
  viewerKeys: string[];
  /** Keys that the last step took away: whoever found it by them is told that something went. */
  formerKeys?: string[];
  /** Whom it waits for: `ROLE@AREA`, `org:ID`; empty where it waits for nobody on the staff's side. */
  taskKeys: string[];
  timeline: TimelineEntry[];
  rating: ReportRating | null;
  reopenings: number;
  createdAt: Date;
  updatedAt: Date;
}

/** What a list reads of a report. */
export type ReportRow = Pick<
  ReportDocument,
  | '_id'
  | 'number'
  | 'version'
  | 'state'
  | 'category'
  | 'words'
  | 'textCheck'
  | 'content'
  | 'reporter'
  | 'viewerKeys'
  | 'areaPath'
  | 'photos'
  | 'holder'
  | 'nextDueAt'
  | 'nextDueFor'
  | 'supervision'
  | 'escalations'
  | 'extension'
  | 'inspection'
  | 'behalf'
  | 'urgedAt'
  | 'createdAt'
  | 'updatedAt'
>;

// The shape is guarded by the types above and by the commands, the only code that writes: no casting layer.
const schema = new Schema<ReportDocument>(
  { _id: { type: String, required: true } },
  { versionKey: false, collection: 'reports', autoIndex: false, strict: false },
);
schema.index({ county: 1, number: 1 }, { unique: true });
schema.index(
  { county: 1, 'about.personId': 1 },
  { partialFilterExpression: { 'about.personId': { $type: 'string' } } },
);
schema.index({ county: 1, viewerKeys: 1, createdAt: -1, _id: -1 });
schema.index({ county: 1, viewerKeys: 1, state: 1, createdAt: -1, _id: -1 });
schema.index({ county: 1, taskKeys: 1, nextDueAt: 1, _id: 1 });
schema.index({ county: 1, areaCode: 1, createdAt: -1 });
schema.index(
  { county: 1, mergedInto: 1 },
  { partialFilterExpression: { mergedInto: { $type: 'string' } } },
);
schema.index(
  { county: 1, remindAt: 1 },
  { partialFilterExpression: { remindAt: { $type: 'date' } } },
);
schema.index(
  { county: 1, pendingProjection: 1, updatedAt: 1 },
  { partialFilterExpression: { pendingProjection: true } },
);

export const Report = mongoose.model<ReportDocument>('Report', schema);
