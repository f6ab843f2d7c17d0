import { belongsToOrganisation, type Role } from '@shared/roles';
import { phone as phoneSchema, postBody } from '@shared/schemas/staff';
import * as z from 'zod/mini';
import type { CountyDirectory } from '../directory/countyDirectory';
import { postPlace } from '../directory/postPlace';
import { messages } from '../messages';
import { createAreaNames } from './areaNames';
import { type RosterColumn, roleOfWord } from './rosterColumns';
import type { RosterEntry, RosterProblem, RosterRow } from './rosterRow';

/** Against what a roster is checked. */
export interface RosterContext {
  readonly directory: CountyDirectory;
  /** Whether the person who imports may add such a post. */
  readonly mayAdd: (post: { role: Role; areaCode: string | null }) => boolean;
  /** The names of those who hold posts already, by phone. */
  readonly staffNames: ReadonlyMap<string, string>;
}

/** Every line as an entry, or everything that is wrong with it. */
export function checkRoster(
  rows: readonly RosterRow[],
  context: RosterContext,
): { entries: RosterEntry[]; problems: RosterProblem[] } {
  const entries: RosterEntry[] = [];
  const problems: RosterProblem[] = [];
  const check = createRowCheck(context);
  for (const row of rows) {
    const found: RosterProblem[] = [];
    const entry = check(row, (column, message) => found.push({ row: row.row, column, message }));
    problems.push(...found);
    if (entry && found.length === 0) entries.push(entry);
  }
  return { entries, problems };
}

type Say = (column: RosterColumn | '', message: string) => void;

function createRowCheck(context: RosterContext) {
  const { directory, mayAdd, staffNames } = context;
  const words = messages.roster;
  const areas = createAreaNames(directory.areas, directory.county);
  const organisations = new Map(
    [...directory.organisations.values()].map((one) => [one.name, one._id]),
  );
  const nameOfPhone = new Map<string, { name: string; row: number }>();
  const seen = new Map<string, number>();

  function findPlace(role: Role, { cells }: RosterRow, say: Say) {
    const ofOrganisation = belongsToOrganisation(role);
    const areaCode = ofOrganisation ? undefined : areas.find(cells.区域);
    if (areaCode === 'many') return void say('区域', words.areaAmbiguous);
    const place = postPlace(directory, {
      role,
      areaCode,
      organisationId: ofOrganisation ? organisations.get(cells.单位) : undefined,
    });
    if ('field' in place)
      return void say(
        place.field === 'areaCode' ? '区域' : '单位',
        place.field === 'areaCode' && cells.区域 !== '' && !areaCode
          ? words.areaUnknown
          : place.message,
      );
    if (!mayAdd({ role, areaCode: place.areaCode })) return void say('区域', words.notYours);
    return place;
  }

  function checkName(name: string, phone: string, row: number, say: Say): void {
    const earlier = nameOfPhone.get(phone);
    if (earlier && earlier.name !== name) say('手机号', words.phoneTwice(earlier.row));
    nameOfPhone.set(phone, earlier ?? { name, row });
    const known = staffNames.get(phone);
    if (known !== undefined && known !== name) say('姓名', messages.phoneHasOtherName);
  }

  return (row: RosterRow, say: Say): RosterEntry | null => {
    const name = z.safeParse(postBody.shape.name, row.cells.姓名);
    const phone = z.safeParse(phoneSchema, row.cells.手机号.replace(/[\s-]/g, ''));
    const role = roleOfWord(row.cells.职务);
    if (!name.success) say('姓名', words.nameWrong);
    if (!phone.success) say('手机号', words.phoneWrong);
    if (!role) say('职务', words.roleUnknown);
    if (name.success && phone.success) checkName(name.data, phone.data, row.row, say);
    const place = role && findPlace(role, row, say);
    if (!name.success || !phone.success || !place) return null;
    const same = [phone.data, role, place.areaCode, place.organisationId].join();
    const first = seen.get(same);
    if (first !== undefined) say('', words.sameAs(first));
    seen.set(same, first ?? row.row);
    return { row: row.row, name: name.data, phone: phone.data, role, ...place };
  };
}
