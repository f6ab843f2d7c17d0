import type { Deps } from '../../deps';
import { Person } from '../../models/Person';
import { openName } from '../../secrets/personalData';

/** Names of residents, opened for the presenter to mask; null where none is known. */
export async function findResidentNames(
  { keyRing }: Pick<Deps, 'keyRing'>,
  county: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const people = await Person.find(
    { _id: { $in: [...new Set(personIds)] }, county },
    { name: 1 },
  ).lean();
  return new Map(people.map((person) => [person._id, openName(keyRing, person)]));
}
