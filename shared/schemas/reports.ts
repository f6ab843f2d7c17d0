import * as z from 'zod/mini';
import { ACTIONS } from '../actions';
import { DUE_FOR } from '../clocks';
import { ROLES } from '../roles';
import { STATES } from '../states';
import {
  areaCode,
  areaStep,
  datum,
  id,
  pageOf,
  paging,
  placeInput,
  queryPosition,
  text,
  time,
} from './fields';
import { phone } from './staff';
import { CONTENT_STATES, photo, receipts } from './uploads';

/** `POST /reports` */
export const submitReportBody = z.strictObject({
  category: text(40),
  words: text(2000),
  photos: z._default(receipts, []),
  place: placeInput,
  /** The reporter's name is hidden below the county. */
  hideName: z._default(z.boolean(), false),
  /** The matter is about a member of the grid staff: it skips that person. */
  aboutStaff: z.optional(z.strictObject({ postId: id })),
  /** 代报: a member of the staff sends it for a resident of the area, with or without a phone. */
  onBehalfOf: z.optional(z.strictObject({ name: text(40), phone: z.optional(phone) })),
});
export type SubmitReportBody = z.input<typeof submitReportBody>;

/** Who is reachable and answers for a report now. */
export const holder = z.object({
  kind: z.enum(['post', 'organisation', 'centre', 'reporter', 'none']),
  /** "河西村第三网格 网格员" or the organisation's name. */
  name: z.string(),
  role: z.nullable(z.enum(ROLES)),
  areaName: z.nullable(z.string()),
  /** Why it is with them: "河西村第三网格，网格员在岗". */
  why: z.string(),
  contacts: z.array(
    z.object({ name: z.string(), postName: z.string(), phone: z.nullable(z.string()) }),
  ),
});
export type Holder = z.infer<typeof holder>;

/** 挂牌督办, raised by the clock, an extension asked for, urged today, sent for a resident (代报), to be inspected. */
export const MARKS = [
  'supervised',
  'escalated',
  'extensionAsked',
  'urged',
  'onBehalf',
  'toInspect',
] as const;
export type Mark = (typeof MARKS)[number];

const categoryStep = z.object({ code: z.string(), name: z.string() });

export const reportSummary = z.object({
  id,
  /** To be read out on the telephone: "261122-4821-7306". */
  number: z.string(),
  version: z.number(),
  state: z.enum(STATES),
  stateName: z.string(),
  stepsDone: z.number(),
  category: categoryStep,
  excerpt: z.string(),
  areaName: z.string(),
  createdAt: time,
  updatedAt: time,
  /** The next deadline that runs, or null. */
  dueAt: z.nullable(time),
  dueFor: z.nullable(z.enum(DUE_FOR)),
  overdue: z.boolean(),
  holderName: z.string(),
  thumbnailUrl: z.nullable(z.string()),
  photoCount: z.number(),
  /** What is special about it: shown as small tags. */
  marks: z.array(z.enum(MARKS)),
});
export type ReportSummary = z.infer<typeof reportSummary>;

export const timelineEntry = z.object({
  sequence: z.number(),
  at: time,
  action: z.enum(ACTIONS),
  actionName: z.string(),
  /** "河西村第三网格 网格员" / "反映人" / "系统". */
  by: z.string(),
  state: z.enum(STATES),
  audience: z.enum(['all', 'staff']),
  /** A sentence in their place where the person asking may not read them. */
  words: z.nullable(z.string()),
  wordsCheck: z.enum(CONTENT_STATES),
  /** One sentence made by the system: "已派给…，5月6日 17:30 前接单". */
  summary: z.string(),
  photos: z.array(photo),
  /** For supervisors: why the evidence of a resolution is doubted. */
  doubts: z.array(z.enum(['farAway', 'takenBefore', 'takenLater', 'usedBefore'])),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const assignment = z.object({
  id: z.string(),
  kind: z.enum(['lead', 'assisting']),
  toName: z.string(),
  state: z.enum(['waiting', 'accepted', 'declined', 'resolved', 'replaced']),
  acceptBy: time,
  resolveBy: time,
  /** What an assisting part is to do, and what was answered; staff only. */
  part: z.nullable(z.string()),
  answer: z.nullable(z.string()),
});

export const rating = z.object({
  solved: z.boolean(),
  satisfaction: z.nullable(z.enum(['satisfied', 'basicallySatisfied', 'unsatisfied'])),
  speed: z.nullable(z.number()),
  attitude: z.nullable(z.number()),
  outcome: z.nullable(z.number()),
  words: z.nullable(z.string()),
  by: z.enum(['resident', 'phone']),
  at: time,
});

export const reportDetail = z.extend(reportSummary, {
  /** A sentence in their place where the person asking may not read them. */
  words: z.string(),
  wordsCheck: z.enum(CONTENT_STATES),
  photos: z.array(photo),
  areaPath: z.array(areaStep),
  place: z.object({
    source: z.enum(['map', 'device', 'plate', 'list']),
    address: z.nullable(z.string()),
    /** WGS-84, and GCJ-02 beside it for WeChat's own map. */
    position: z.nullable(z.object({ longitude: z.number(), latitude: z.number(), datum })),
    gcj02: z.nullable(z.object({ longitude: z.number(), latitude: z.number(), datum })),
  }),
  reporter: z.object({
    isMe: z.boolean(),
    /** Masked unless it is me; null where hidden. */
    name: z.nullable(z.string()),
    phone: z.nullable(z.string()),
    hidden: z.boolean(),
  }),
  /** It concerns a member of the grid staff, who is left out of it. */
  aboutStaff: z.boolean(),
  holder,
  clocks: z.object({
    verifyBy: z.nullable(time),
    appealBy: z.nullable(time),
    dispatchBy: z.nullable(time),
    acceptBy: z.nullable(time),
    resolveBy: z.nullable(time),
    rateBy: z.nullable(time),
    reviewBy: z.nullable(time),
  }),
  assignments: z.array(assignment),
  timeline: z.array(timelineEntry),
  rating: z.nullable(rating),
  reopenings: z.number(),
  /** Who watches it one level higher since it ran late. */
  overseer: z.nullable(z.object({ name: z.string(), why: z.string() })),
  supervision: z.nullable(z.object({ by: z.string(), at: time, words: z.string() })),
  extension: z.nullable(
    z.object({ state: z.enum(['asked', 'granted', 'refused']), until: time, reason: z.string() }),
  ),
  /** The report this one was merged into, as far as its reporter may know it. */
  original: z.nullable(
    z.object({
      number: z.string(),
      state: z.enum(STATES),
      stateName: z.string(),
      holderName: z.string(),
    }),
  ),
  /** Neighbours who said "me too". */
  supporters: z.number(),
  /** What the person asking may do now; every page switches on this alone. */
  abilities: z.array(z.enum([...ACTIONS, 'rate', 'reveal', 'holdBack'])),
});
export type ReportDetail = z.infer<typeof reportDetail>;

/** What `POST /reports` answers at once: the number to note down, and who has it. */
export const submitResponse = z.object({
  id,
  number: z.string(),
  version: z.number(),
  state: z.enum(STATES),
  areaPath: z.array(areaStep),
  holder,
  verifyBy: z.nullable(time),
});
export type SubmitResponse = z.infer<typeof submitResponse>;

/** Comma-separated: "accepted" or "submitted,verified". */
const stateList = z.pipe(
  z.string().check(z.regex(/^[A-Za-z]+(,[A-Za-z]+){0,9}$/)),
  z.pipe(
    z.transform((names: string) => names.split(',')),
    z.array(z.enum(STATES)),
  ),
);

/** `GET /reports` */
export const listReportsQuery = z.strictObject({
  scope: z._default(z.enum(['mine', 'area']), 'mine'),
  state: z.optional(stateList),
  category: z.optional(text(40)),
  areaCode: z.optional(areaCode),
  from: z.optional(time),
  to: z.optional(time),
  /** A report number, or words. */
  search: z.optional(text(60)),
  ...paging,
});
export type ListReportsQuery = z.infer<typeof listReportsQuery>;
export const reportPage = pageOf(reportSummary);
export type ReportPage = z.infer<typeof reportPage>;

/** `GET /reports/recipient`: who will get it, before it is sent. Position or areaCode. */
export const placeQuery = {
  longitude: z.optional(queryPosition.longitude),
  latitude: z.optional(queryPosition.latitude),
  datum: z.optional(datum),
  accuracyMetres: queryPosition.accuracyMetres,
  areaCode: z.optional(areaCode),
};
export const recipientQuery = z.strictObject({ category: text(40), ...placeQuery });
export const recipientResponse = z.object({
  areaPath: z.array(areaStep),
  holder,
  verifyBy: time,
  /** More than one where the position's accuracy reaches over a border: let the person choose. */
  alternatives: z.array(z.object({ areaPath: z.array(areaStep), distanceMetres: z.number() })),
});
export type RecipientResponse = z.infer<typeof recipientResponse>;

/** `GET /reports/nearby`: what neighbours reported, without words, names or exact place. */
export const nearbyQuery = z.strictObject({ category: z.optional(text(40)), ...placeQuery });
export const nearbyResponse = z.object({
  items: z.array(
    z.object({
      id,
      categoryName: z.string(),
      stateName: z.string(),
      state: z.enum(STATES),
      createdAt: time,
      /** Rounded up to 50 m. */
      withinMetres: z.number(),
      areaName: z.string(),
      /** Neighbours who said "me too", and whether I did. */
      supporters: z.number(),
      supported: z.boolean(),
      isMine: z.boolean(),
    }),
  ),
});
export type NearbyResponse = z.infer<typeof nearbyResponse>;

/** `GET /tasks`: what waits for me, most urgent first. */
export const TASK_KINDS = [
  'toVerify',
  'toDispatch',
  'toAccept',
  'inHand',
  'toInspect',
  'overdue',
] as const;
export const tasksQuery = z.strictObject({ kind: z.optional(z.enum(TASK_KINDS)), ...paging });
export const tasksResponse = z.extend(reportPage, {
  counts: z.object({
    toVerify: z.number(),
    toDispatch: z.number(),
    toAccept: z.number(),
    inHand: z.number(),
    toInspect: z.number(),
    overdue: z.number(),
  }),
});
export type TasksResponse = z.infer<typeof tasksResponse>;
