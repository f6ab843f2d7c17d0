import * as z from 'zod/mini';
import { id, pageOf, paging, text, time } from './fields';

/** Longest time for which somebody can be held back at once. */
export const MOST_RESTRICTION_DAYS = 90;

/** `POST /restrictions`: the person who made a report is held back; a person is never chosen otherwise. */
export const restrictionBody = z.strictObject({
  reportId: id,
  days: z.int().check(z.gte(1), z.lte(MOST_RESTRICTION_DAYS)),
  /** The person reads it. */
  reason: text(300),
});
export type RestrictionBody = z.infer<typeof restrictionBody>;

const said = z.object({ at: time, words: z.string(), by: z.string() });
const objection = z.object({
  words: z.string(),
  at: time,
  decision: z.nullable(
    z.object({ upheld: z.boolean(), words: z.string(), by: z.string(), at: time }),
  ),
});

export const RESTRICTION_STATES = ['active', 'over', 'lifted'] as const;

export const restriction = z.object({
  id,
  reportId: id,
  reportNumber: z.string(),
  /** Masked: 王**; null where the reporter asked not to be named, or is no more. */
  personName: z.nullable(z.string()),
  reason: z.string(),
  from: time,
  until: time,
  by: z.string(),
  state: z.enum(RESTRICTION_STATES),
  lifted: z.nullable(said),
  objection: z.nullable(objection),
  abilities: z.array(z.enum(['lift', 'decide'])),
});
export type Restriction = z.infer<typeof restriction>;

/** `GET /restrictions`: all, or those whose objection waits to be decided; newest first. */
export const restrictionsQuery = z.strictObject({
  objected: z.optional(z.literal('true')),
  ...paging,
});
export const restrictionPage = pageOf(restriction);
export type RestrictionPage = z.infer<typeof restrictionPage>;

/** `POST /restrictions/{id}/lifting` */
export const liftingBody = z.strictObject({ reason: text(300) });

/** `POST /restrictions/{id}/decision`: another than who held the person back; not upheld is lifted at once. */
export const objectionDecisionBody = z.strictObject({ upheld: z.boolean(), words: text(500) });
export type ObjectionDecisionBody = z.infer<typeof objectionDecisionBody>;

/** `GET /me/restriction`: what holds me back now, why, and what became of my objection. */
export const myRestrictionResponse = z.object({
  restriction: z.nullable(
    z.object({
      id,
      reason: z.string(),
      from: time,
      until: time,
      by: z.string(),
      objection: z.nullable(objection),
      canObject: z.boolean(),
    }),
  ),
});
export type MyRestrictionResponse = z.infer<typeof myRestrictionResponse>;

/** `POST /me/restriction/objection`: once. */
export const objectionBody = z.strictObject({ words: text(500) });
