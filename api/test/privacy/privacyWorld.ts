import { randomUUID } from 'node:crypto';
import { ROLES, type Role } from '@shared/roles';
import {
  createSimulatedPerson,
  type SimulatedPerson,
  type Tally,
} from '../../../scripts/simulate/simulatedPerson';
import { buildCounty, TEST_COUNTY, type TestCounty } from '../buildCounty';
import { buildOrganisation, buildPerson, buildPost } from '../factories';
import type { TestServer } from '../testServer';
import { type Canary, makeCanary } from './canaries';

/** A person with planted data and a phone. */
export interface Player {
  readonly canary: Canary;
  /** A role, or what kind of resident. */
  readonly kind: Role | 'resident';
  readonly staff: boolean;
  readonly areaCode: string | null;
  readonly device: SimulatedPerson;
}

export interface PrivacyWorld {
  readonly county: TestCounty;
  readonly tally: Tally;
  readonly players: readonly Player[];
  first(kind: Player['kind']): Player;
}

/** Areas where a role has a post: around two grids of one village, and what lies above. */
function areasOf(role: Role, county: TestCounty): (string | null)[] {
  const grids = county.grids.slice(0, 2);
  const village = county.villages[0] ?? '';
  if (role === 'microGridLeader') return county.microGrids.slice(0, 2);
  if (role === 'gridMember') return grids;
  if (role === 'gridLeader') return [...grids, village, county.townships[0] ?? ''];
  if (role === 'villageCadre' || role === 'serviceStation') return [village];
  if (role === 'supervisor') return [village, county.code];
  if (role === 'admin') return [county.code, county.code];
  return [null];
}

/**
 * Everybody's name, phone, openid and home is planted: the staff's by the factories (the roster), the residents' by
 * themselves, through the public API.
 */
export async function buildPrivacyWorld(
  server: TestServer,
  url: string,
  residents: number,
): Promise<PrivacyWorld> {
  const county = await buildCounty(TEST_COUNTY);
  const tally: Tally = { requests: 0, statuses: new Map(), steps: new Map() };
  const players: Player[] = [];
  const add = async (kind: Player['kind'], areaCode: string | null, staff: boolean) => {
    const canary = makeCanary(players.length + 1);
    const { openid, phone, name, home } = canary;
    await server.phones.register([{ openid, phone, nickname: name }]);
    const device = createSimulatedPerson(
      url,
      server.phones,
      { openid, areaCode, staff, home },
      tally,
    );
    players.push({ canary, kind, staff, areaCode, device });
    return { canary, device };
  };
  const organisations = await Promise.all(
    ['road', 'utilities', 'fire'].map(async (category) => {
      const { _id } = await buildOrganisation({ categories: [category] });
      return _id;
    }),
  );
  for (const role of ROLES)
    for (const [n, areaCode] of areasOf(role, county).entries()) {
      const { canary } = await add(role, areaCode, true);
      const { name, phone } = canary;
      const person = await buildPerson({ name, phone, openid: null, consent: null });
      const organisationId = organisations[n] ?? null;
      await buildPost({
        role,
        person,
        ...(areaCode ? { areaCode } : role === 'analyst' ? {} : { organisationId }),
      });
    }
  await server.deps.directory.refresh(county.code);
  await server.deps.grids.reload(county.code);
  for (let n = 0; n < residents; n++) {
    const leaf = county.microGrids[n % 4] ?? '';
    const { canary, device } = await add('resident', leaf, false);
    await must(device.send('PUT', '/me', { name: canary.name }));
    const code = await server.phones.phoneCode(canary.openid);
    await must(device.send('POST', '/me/phone', { code }));
  }
  const first = (kind: Player['kind']): Player => {
    const found = players.find((player) => player.kind === kind);
    if (!found) throw new Error(`nobody is ${kind}`);
    return found;
  };
  return { county, tally, players, first };
}

/** A step of the story that has to come off: else it would not be known what was searched. */
export async function must<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`the story broke: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** A webhook as 企业微信 gives it. */
export const newWebhook = (): { key: string; webhook: string } => {
  const key = randomUUID();
  return { key, webhook: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}` };
};
