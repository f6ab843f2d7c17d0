import type { CountyDirectory } from '../../api/directory/countyDirectory';
import { drawName } from '../seed/demonstrationNames';
import { createRandom } from '../seed/random';
import type { PhoneSide } from '../wechatSimulator/phoneSide';
import { createSimulatedPerson, type SimulatedPerson, type Tally } from './simulatedPerson';

/** Of so many people one in three is of the staff. */
const STAFF_SHARE = 1 / 3;

interface Member {
  readonly name: string;
  readonly phone: string;
  readonly areaCode: string | null;
}

interface Gathering {
  readonly url: string;
  readonly people: number;
  readonly seed: number;
  readonly tally: Tally;
  /** Of those who have WeChat already, by phone. */
  readonly openids: ReadonlyMap<string, string>;
}

/**
 * People around some villages that lie together: whoever looks after them up to the county and in the organisations,
 * and residents of their units. Each gets a telephone at the WeChat simulator.
 */
export async function gatherPeople(
  directory: CountyDirectory,
  phones: PhoneSide,
  { url, people, seed, tally, openids }: Gathering,
): Promise<SimulatedPerson[]> {
  const random = createRandom(seed);
  const township = directory.areas.children(directory.county)[0];
  const villages = township ? directory.areas.children(township.code) : [];
  const wanted = Math.floor(people * STAFF_SHARE);
  const staff = new Map<string, Member>();
  const add = (posts: ReturnType<CountyDirectory['posts']['all']>): void => {
    for (const { personId, name, phone, areaCode } of posts)
      if (phone && !staff.has(personId)) staff.set(personId, { name, phone, areaCode });
  };
  add(directory.posts.atArea(directory.county));
  add(directory.posts.all().filter((post) => post.organisationId !== null));
  if (township) add(directory.posts.atArea(township.code));
  const lived: string[] = [];
  for (const village of villages) {
    if (staff.size >= wanted && lived.length > 0) break;
    add(directory.posts.all().filter(({ areaCode }) => areaCode?.startsWith(village.code)));
    lived.push(...leavesOf(directory, village.code));
  }
  const members = [...staff.values()].map((member, n) => ({
    ...member,
    staff: true,
    openid: openids.get(member.phone) ?? `o-sim-${directory.county}-s${n}`,
  }));
  const residents = Array.from({ length: Math.max(1, people - members.length) }, (_, n) => ({
    name: drawName(random),
    phone: `170${String(n).padStart(8, '0')}`,
    areaCode: random.pick(lived),
    staff: false,
    openid: `o-sim-${directory.county}-r${n}`,
  }));
  const all = [...members, ...residents];
  await phones.register(all.map(({ openid, name, phone }) => ({ openid, nickname: name, phone })));
  return all.map((person) => createSimulatedPerson(url, phones, person, tally));
}

function leavesOf(directory: CountyDirectory, code: string): string[] {
  const children = directory.areas.children(code);
  return children.length === 0
    ? [code]
    : children.flatMap((child) => leavesOf(directory, child.code));
}
