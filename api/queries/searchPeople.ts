import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Person } from '../models/Person';
import { canSearchPeople } from '../policies/staffPolicy';
import { phoneIndex } from '../secrets/personalData';
import { findStaff, type StaffPerson } from './findStaff';

const MOST = 50;
const WHOLE_PHONE = /^1\d{10}$/;

/**
 * People of the county: the one with a whole phone number, found by its keyed hash, or the staff whose names have the
 * words in them.
 * @throws ApiError forbidden
 */
export async function searchPeople(
  deps: Deps,
  actor: Actor,
  search: string,
): Promise<StaffPerson[]> {
  if (!canSearchPeople(actor)) throw apiError('forbidden');
  const ids = WHOLE_PHONE.test(search)
    ? await byPhone(deps, actor.county, search)
    : await byStaffName(deps, actor.county, search);
  return [...(await findStaff(deps, ids)).values()];
}

async function byPhone({ keyRing }: Deps, county: string, phone: string): Promise<string[]> {
  const found = await Person.findOne(
    { county, phoneIndex: phoneIndex(keyRing, county, phone) },
    { _id: 1 },
  ).lean();
  return found ? [found._id] : [];
}

async function byStaffName(deps: Deps, county: string, words: string): Promise<string[]> {
  const directory = await deps.directory(county);
  const ids = new Set<string>();
  for (const post of directory.posts.all()) {
    if (ids.size === MOST) break;
    if (post.name.includes(words)) ids.add(post.personId);
  }
  return [...ids];
}
