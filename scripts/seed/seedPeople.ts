import writeExcelFile from 'write-excel-file/node';
import {
  addDemonstrationPeople,
  type DemonstrationContact,
} from '../../api/commands/addDemonstrationPeople';
import { addOrganisation } from '../../api/commands/addOrganisation';
import { appointFirstAdmin } from '../../api/commands/appointFirstAdmin';
import { importRoster } from '../../api/commands/importRoster';
import type { Deps } from '../../api/deps';
import { Person } from '../../api/models/Person';
import { listDemonstrationPeople } from '../../api/queries/listDemonstrationPeople';
import { ROSTER_COLUMNS } from '../../api/roster/rosterColumns';
import { phoneIndex } from '../../api/secrets/personalData';
import { ROLE_NAMES } from '../../shared/roles';
import { createPhoneSide } from '../wechatSimulator/phoneSide';
import { drawName } from './demonstrationNames';
import {
  chooseFocus,
  createPhones,
  makeRoster,
  ORGANISATIONS,
  type RosterLine,
} from './demonstrationRoster';
import type { Random } from './random';
import { actorOf } from './reportStory';

/** Residents who report, and whom one may sign in as. */
const RESIDENTS = 40;

/** Lines of one roster file. */
const ROSTER_LINES = 2000;

/** Posts whose people one may sign in as: one of every kind around the focus, and both of an office that is busy. */
function isOnStage(line: RosterLine, focus: readonly string[]): boolean {
  if (line.organisation) return true;
  return line.areaCode !== undefined && focus.includes(line.areaCode);
}

/**
 * Makes the people of the demonstration: administrator, organisations, a roster for every unit, residents. Each part
 * is left as it is where it is there already, so that a run that was broken off can be completed.
 * @returns those who have WeChat, with their openids
 */
export async function seedPeople(
  deps: Deps,
  county: string,
  random: Random,
): Promise<DemonstrationContact[]> {
  const { areas, posts, organisations } = await deps.directory(county);
  const focus = chooseFocus(areas, county);
  const nextPhone = createPhones();
  const admin = { name: drawName(random), phone: nextPhone() };
  const roster = makeRoster(areas, county, focus, random, nextPhone);
  const onStage = roster.filter((line) => isOnStage(line, [county, ...Object.values(focus)]));
  const residents = Array.from({ length: RESIDENTS }, (_, n) => ({
    name: drawName(random),
    phone: nextPhone(),
    gridCode: n % 2 === 0 ? focus.microGrid : random.pick(areas.children(focus.village)).code,
  }));
  const staff = [admin, ...onStage].map((person) => ({ ...person, gridCode: null }));
  const contacts = [...staff, ...residents].map(({ name, phone, gridCode }, n) => ({
    name,
    phone,
    gridCode,
    openid: `o-demo-${county}-${String(n).padStart(4, '0')}`,
  }));
  await registerPhones(deps, contacts);
  if ((await listDemonstrationPeople(deps, county)).length === 0)
    await addDemonstrationPeople(deps, county, contacts);
  // Not the first of the county's posts: where an earlier run was broken off there are others.
  const adminPost =
    posts.atArea(county).find(({ role }) => role === 'admin') ??
    (await appointFirstAdmin(deps, { county, ...admin }));
  const actor = actorOf(await deps.directory(county), adminPost.personId);
  const known = new Map([...organisations.values()].map(({ name, _id }) => [name, _id]));
  for (const { name, kind, categories } of ORGANISATIONS)
    if (!known.has(name)) {
      const added = await addOrganisation(deps, actor, { name, kind, categories: [...categories] });
      known.set(name, added._id);
    }
  for (let from = 0; from < roster.length; from += ROSTER_LINES) {
    const lines = roster.slice(from, from + ROSTER_LINES);
    // A roster is imported as a whole or not at all.
    if (lines[0] && (await isImported(deps, county, lines[0]))) continue;
    const key = `demonstration-${county}-${from}`;
    await importRoster(deps, actor, { file: await rosterFile(lines), key });
  }
  return contacts;
}

async function isImported(deps: Deps, county: string, { phone }: RosterLine): Promise<boolean> {
  const index = phoneIndex(deps.keyRing, county, phone);
  const person = await Person.findOne({ county, phoneIndex: index }, { _id: 1 }).lean();
  return person !== null && (await deps.directory(county)).postsOf(person._id).length > 0;
}

/** The roster as an administrator would send it. */
function rosterFile(lines: readonly RosterLine[]): Promise<Buffer> {
  const rows = lines.map(({ name, phone, role, areaCode, organisation }) => [
    name,
    phone,
    ROLE_NAMES[role],
    areaCode ?? null,
    organisation ?? null,
  ]);
  return writeExcelFile([[...ROSTER_COLUMNS], ...rows]).toBuffer();
}

/** Gives each a telephone at the WeChat simulator, the mini-program open on it. */
async function registerPhones(
  deps: Deps,
  contacts: readonly DemonstrationContact[],
): Promise<void> {
  const { WECHAT_SIMULATOR_URL } = deps.env;
  if (!WECHAT_SIMULATOR_URL) return;
  const phones = createPhoneSide(WECHAT_SIMULATOR_URL);
  await phones.register(
    contacts.map(({ name, phone, openid }) => ({ openid, nickname: name, phone })),
  );
  // WeChat checks what somebody writes who was in the mini-program lately.
  for (const { openid } of contacts) await phones.visit(openid);
}
