import type { Deps } from '../deps';
import { Person } from '../models/Person';
import { openName, openPhone } from '../secrets/personalData';

/** A person as the staff's screens show them; the phone is masked by the presenter. */
export interface StaffPerson {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  /** Has signed in with WeChat. */
  readonly bound: boolean;
}

/** People by id, opened. */
export async function findStaff(
  { keyRing }: Pick<Deps, 'keyRing'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StaffPerson>> {
  const people = await Person.find({ _id: { $in: ids } }).lean();
  return new Map(
    people.map((person) => [
      person._id,
      {
        id: person._id,
        name: openName(keyRing, person) ?? '',
        phone: openPhone(keyRing, person),
        bound: person.openidIndex !== null,
      },
    ]),
  );
}
