import { ROLES, type Role } from '@shared/roles';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../actor';
import { Post } from '../models/Post';
import { buildCounty, type TestCounty } from '../test/buildCounty';
import { prepareDatabase } from '../test/database';
import { buildPost, type TestPost } from '../test/factories';
import {
  canAddPost,
  canEndPost,
  canHandOverPost,
  canReadPost,
  canSearchPeople,
  canSetDuty,
  visiblePosts,
} from './staffPolicy';

let county: TestCounty;
beforeAll(async () => {
  await prepareDatabase();
  county = await buildCounty();
});
afterAll(() => Post.deleteMany({}));

const as = (...posts: Partial<TestPost>[]): Actor => ({
  personId: posts[0]?.personId ?? 'me',
  county: '411728',
  consentVersion: '',
  family: '',
  sealedOpenid: null,
  posts: posts.map((post, n) => ({
    id: `own-${n}`,
    role: 'gridMember',
    areaCode: null,
    organisationId: null,
    onDuty: true,
    ...post,
  })),
});
const of = (role: Role, areaCode: string | null, personId = 'somebody') => ({
  county: '411728',
  role,
  areaCode,
  organisationId: areaCode === null ? 'some-organisation' : null,
  personId,
});
const at = (list: readonly string[], n: number): string => list[n] ?? '';

describe('who manages a post', () => {
  test('an administrator of the county: every post; of a township: the own and below', () => {
    const whole = as({ role: 'admin', areaCode: county.code });
    const township = as({ role: 'admin', areaCode: at(county.townships, 0) });
    const below = of('gridMember', at(county.grids, 0));
    const beside = of('gridMember', at(county.grids, 7));
    const above = of('supervisor', county.code);
    const handler = of('handler', null);
    for (const can of [canAddPost, canHandOverPost, canEndPost]) {
      expect([below, beside, above, handler].map((post) => can(whole, post))).toEqual([
        true,
        true,
        true,
        true,
      ]);
      expect([below, beside, above, handler].map((post) => can(township, post))).toEqual([
        true,
        false,
        false,
        false,
      ]);
    }
  });

  test.each(ROLES.filter((role) => role !== 'admin'))('a %s of the county: none', (role) => {
    const actor = as({ role, areaCode: county.code });
    expect(canAddPost(actor, of('gridMember', at(county.grids, 0)))).toBe(false);
    expect(canSearchPeople(actor)).toBe(false);
  });

  test('an administrator on leave: none; of another county: none', () => {
    const post = of('gridMember', at(county.grids, 0));
    expect(canAddPost(as({ role: 'admin', areaCode: county.code, onDuty: false }), post)).toBe(
      false,
    );
    const elsewhere = { ...as({ role: 'admin', areaCode: '530423' }), county: '530423' };
    expect(canAddPost(elsewhere, post)).toBe(false);
  });
});

describe('who says that somebody is away', () => {
  test('everybody for themselves, also while away', () => {
    const me = as({ role: 'microGridLeader', areaCode: at(county.microGrids, 0), onDuty: false });
    expect(canSetDuty(me, of('microGridLeader', at(county.microGrids, 0), 'me'))).toBe(true);
    expect(canSetDuty(me, of('microGridLeader', at(county.microGrids, 0)))).toBe(false);
  });

  test('a leader for the own area and below, never beside, above or for administrators', () => {
    const leader = as({ role: 'gridLeader', areaCode: at(county.villages, 0) });
    const cases: [Role, string | null, boolean][] = [
      ['gridMember', at(county.villages, 0), true],
      ['gridMember', at(county.grids, 1), true],
      ['microGridLeader', at(county.microGrids, 3), true],
      ['gridMember', at(county.grids, 2), false],
      ['gridLeader', at(county.townships, 0), false],
      ['admin', at(county.villages, 0), false],
      ['handler', null, false],
    ];
    for (const [role, areaCode, allowed] of cases)
      expect([role, areaCode, canSetDuty(leader, of(role, areaCode))]).toEqual([
        role,
        areaCode,
        allowed,
      ]);
    expect(
      canSetDuty(
        as({ role: 'gridLeader', areaCode: at(county.villages, 0), onDuty: false }),
        of('gridMember', at(county.grids, 1)),
      ),
    ).toBe(false);
  });
});

test('what is listed is what may be read, for every role at every level', async () => {
  const places = [county.townships, county.villages, county.grids, county.microGrids].flatMap(
    (list) => [at(list, 0), at(list, list.length - 1)],
  );
  for (const areaCode of [county.code, ...places])
    await buildPost({ role: 'gridLeader', areaCode });
  for (const areaCode of places) await buildPost({ role: 'gridMember', areaCode });
  for (const role of ['handler', 'police', 'mediator'] as const) await buildPost({ role });
  await buildPost({ role: 'admin' });
  await buildPost({ role: 'analyst' });
  await buildCounty('530423');
  await buildPost({ role: 'admin', county: '530423' });
  const all = await Post.find().lean();
  expect(all.length).toBeGreaterThan(20);
  let seen = 0;
  for (const own of all) {
    const actor = { ...as({ ...own, onDuty: own.onDuty }), county: own.county };
    const listed = await Post.find(visiblePosts(actor), { _id: 1 }).lean();
    const readable = all.filter((post) => canReadPost(actor, post));
    expect(listed.map(({ _id }) => _id).sort()).toEqual(readable.map(({ _id }) => _id).sort());
    seen += listed.length;
  }
  expect(seen).toBeGreaterThan(all.length);
});
