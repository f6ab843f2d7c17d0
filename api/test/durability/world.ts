import { randomUUID } from 'node:crypto';
import type { PhoneSide } from '../../../scripts/wechatSimulator/phoneSide';
import { GroupRobot } from '../../models/GroupRobot';
import type { PushTemplate } from '../../models/Push';
import { SubscriptionQuota } from '../../models/SubscriptionQuota';
import { sealRobotKey } from '../../secrets/robotKey';
import { buildCounty, TEST_COUNTY, type TestCounty } from '../buildCounty';
import { buildOrganisation, buildPerson, buildPost, type TestPerson } from '../factories';
import { testKeyRing } from '../testKeyRing';

/** A department that works on reports, and who does it there. */
export interface Crew {
  readonly organisationId: string;
  readonly handler: TestPerson;
}

/** Who lives through the storm. */
export interface World {
  readonly county: TestCounty;
  readonly residents: readonly TestPerson[];
  readonly gridMember: TestPerson;
  readonly villageLeader: TestPerson;
  readonly crews: readonly Crew[];
  /** Everybody who may get a subscribe message. */
  readonly phones: readonly TestPerson[];
  /** Webhook key of the group that is told of new and closed reports. */
  readonly robotKey: string;
}

const RESIDENTS = 60;
const CREWS = 12;
/** What is due is not sent outside: that would depend on the hour. */
const TOLD_BY: readonly PushTemplate[] = ['reportProgress', 'reportResolved', 'taskAssigned'];
/** In the program's ledger; at WeChat a life allows what it may need. */
const PLENTY = 1_000_000;

/** A county with residents, the staff around one grid, and departments; all of them wish to be told outside as well. */
export async function buildWorld(phoneSide: PhoneSide): Promise<World> {
  const county = await buildCounty(TEST_COUNTY);
  const grid = county.grids[0] ?? '';
  const residents: TestPerson[] = [];
  for (let n = 0; n < RESIDENTS; n += 1) residents.push(await buildPerson());
  const crews: Crew[] = [];
  for (let n = 0; n < CREWS; n += 1) {
    const { _id: organisationId } = await buildOrganisation({ categories: ['road'] });
    const { person: handler } = await buildPost({ role: 'handler', organisationId });
    crews.push({ organisationId, handler });
  }
  const phones = [...residents, ...crews.map(({ handler }) => handler)];
  await phoneSide.register(
    phones.map(({ clear }) => ({
      openid: clear.openid ?? '',
      nickname: clear.name ?? '',
      phone: clear.phone ?? '',
    })),
  );
  await SubscriptionQuota.insertMany(
    phones.flatMap(({ _id: personId }) =>
      TOLD_BY.map((template) => ({
        _id: `${personId}/${template}`,
        personId,
        template,
        left: PLENTY,
      })),
    ),
  );
  return {
    county,
    residents,
    gridMember: (await buildPost({ role: 'gridMember', areaCode: grid })).person,
    villageLeader: (await buildPost({ role: 'gridLeader', areaCode: grid.slice(0, 12) })).person,
    crews,
    phones,
    robotKey: await addRobot(county),
  };
}

async function addRobot({ code: county }: TestCounty): Promise<string> {
  const key = randomUUID();
  await GroupRobot.create({
    _id: 'durability',
    county,
    areaCode: county,
    name: '值班群',
    ...sealRobotKey(testKeyRing, { _id: 'durability', county }, key),
    kinds: ['new', 'closed'],
    createdAt: new Date(),
  });
  return key;
}
