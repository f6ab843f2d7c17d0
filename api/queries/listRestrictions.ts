import type { Actor } from '../actor';
import { apiError } from '../errors';
import { Restriction, type RestrictionDocument } from '../models/Restriction';
import { visibleRestrictions } from '../policies/restrictionPolicy';
import { makeCursor, readCursor } from './cursor';
import { listReportsAbout } from './listReportsAbout';

/** A restriction an administrator may see. @throws ApiError forbidden, not_found */
export async function findRestriction(actor: Actor, id: string): Promise<RestrictionDocument> {
  const visible = visibleRestrictions(actor);
  if (!visible) throw apiError('forbidden');
  const found = await Restriction.findOne({
    _id: id,
    ...visible,
    reportId: { $nin: await listReportsAbout(actor) },
  }).lean<RestrictionDocument>();
  if (!found) throw apiError('not_found');
  return found;
}

/** Restrictions of the own area, newest first, but for those of a report about the person. Keyset by (from, _id). @throws ApiError forbidden, bad_cursor */
export async function listRestrictions(
  actor: Actor,
  query: { objected?: 'true' | undefined; cursor?: string | undefined; limit: number },
): Promise<{ rows: RestrictionDocument[]; nextCursor: string | null }> {
  const visible = visibleRestrictions(actor);
  if (!visible) throw apiError('forbidden');
  const conditions: object[] = [];
  if (query.objected) conditions.push({ objection: { $ne: null }, 'objection.decision': null });
  if (query.cursor) {
    const { value, id } = readCursor(query.cursor);
    const from = value ?? new Date(0);
    conditions.push({ from: { $lte: from } });
    conditions.push({ $or: [{ from: { $lt: from } }, { from, _id: { $lt: id } }] });
  }
  const rows = await Restriction.find({
    ...visible,
    reportId: { $nin: await listReportsAbout(actor) },
    ...(conditions.length > 0 ? { $and: conditions } : {}),
  })
    .sort({ from: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean<RestrictionDocument[]>();
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { rows: page, nextCursor: last ? makeCursor(last.from, last._id) : null };
}

/** What holds a person back now. */
export const findMyRestriction = (
  { county, personId }: Pick<Actor, 'county' | 'personId'>,
  now: Date,
): Promise<RestrictionDocument | null> =>
  Restriction.findOne({
    county,
    personId,
    lifted: null,
    until: { $gt: now },
  }).lean<RestrictionDocument | null>();
