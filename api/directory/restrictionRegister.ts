import { Restriction, type RestrictionDocument } from '../models/Restriction';

/** What is known of a restriction without asking the database. */
export type HeldBack = Pick<
  RestrictionDocument,
  '_id' | 'personId' | 'reason' | 'from' | 'until'
> & { readonly objected: boolean };

/** Who of a county is held back. */
export interface RestrictionRegister {
  /** The restriction a person is under at a time; it ends by itself. */
  of(personId: string, at: Date): HeldBack | undefined;
}

export function createRestrictionRegister(held: readonly HeldBack[]): RestrictionRegister {
  const byPerson = new Map(held.map((one) => [one.personId, one]));
  return {
    of(personId, at) {
      const found = byPerson.get(personId);
      return found && found.from <= at && at < found.until ? found : undefined;
    },
  };
}

export const NO_RESTRICTIONS = createRestrictionRegister([]);

/** Restrictions that are not over yet: few, whatever the size of the county. */
export async function loadRestrictions(county: string, now: Date): Promise<RestrictionRegister> {
  const rows = await Restriction.find(
    { county, until: { $gt: now }, lifted: null },
    { personId: 1, reason: 1, from: 1, until: 1, objection: 1 },
  ).lean<RestrictionDocument[]>();
  return createRestrictionRegister(
    rows.map(({ _id, personId, reason, from, until, objection }) => ({
      _id,
      personId,
      reason,
      from,
      until,
      objected: objection !== null,
    })),
  );
}
