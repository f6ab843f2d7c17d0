import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Person } from '../models/Person';
import { canAddPost, canImportRoster } from '../policies/staffPolicy';
import { checkRoster } from '../roster/checkRoster';
import { readRoster } from '../roster/readRoster';
import type { RosterEntry, RosterProblem, RosterRow } from '../roster/rosterRow';
import { openName, phoneIndex } from '../secrets/personalData';

export interface RosterReview {
  readonly rows: readonly RosterRow[];
  readonly entries: readonly RosterEntry[];
  readonly problems: readonly RosterProblem[];
}

/**
 * What a roster would add, and everything that is wrong with it.
 * @throws ApiError forbidden, roster_refused where it is no such sheet
 */
export async function reviewRoster(deps: Deps, actor: Actor, file: Buffer): Promise<RosterReview> {
  if (!canImportRoster(actor)) throw apiError('forbidden');
  const { county } = actor;
  const rows = await readRoster(file, deps.logger);
  const directory = await deps.directory(county);
  const phones = [...new Set(rows.map(({ cells }) => cells.手机号.replace(/[\s-]/g, '')))];
  const indexes = new Map(phones.map((phone) => [phoneIndex(deps.keyRing, county, phone), phone]));
  const known = await Person.find(
    { county, phoneIndex: { $in: [...indexes.keys()] } },
    { name: 1, phoneIndex: 1 },
  ).lean();
  const staffNames = new Map(
    known
      .filter((person) => directory.postsOf(person._id).length > 0)
      .map((person) => [
        indexes.get(person.phoneIndex ?? '') ?? '',
        openName(deps.keyRing, person) ?? '',
      ]),
  );
  const mayAdd = (post: { role: RosterEntry['role']; areaCode: string | null }) =>
    canAddPost(actor, { county, ...post });
  return { rows, ...checkRoster(rows, { directory, mayAdd, staffNames }) };
}
