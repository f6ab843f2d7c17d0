import { pathOfCode } from '@shared/areaLevels';
import type { Role } from '@shared/roles';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AreaNode, createAreaTree } from '../directory/areaTree';
import { createCountyDirectory } from '../directory/countyDirectory';
import { createPostRegister, type StaffPost } from '../directory/postRegister';
import { areaLabel, findResponsible } from './findResponsible';

const COUNTY = '411728';
const LEAF = '411728001002003004';
const [, TOWNSHIP = '', VILLAGE = '', GRID = ''] = pathOfCode(LEAF);
const NAMES = ['遂平县', '瞿阳街道', '河西村', '第三网格', '第四微网格'];
const LEVELS = ['county', 'township', 'village', 'grid', 'microgrid'];

const nodes: AreaNode[] = pathOfCode(LEAF).map((code, depth, all) => ({
  code,
  name: NAMES[depth] ?? '',
  level: LEVELS[depth] ?? '',
  parent: all[depth - 1] ?? null,
}));
const tree = createAreaTree(nodes);
const path = tree.path(LEAF);
const category = { firstRoles: ['gridMember', 'villageCadre', 'gridLeader'] as const };

let made = 0;
const post = (role: Role, areaCode: string, rest: Partial<StaffPost> = {}): StaffPost => ({
  id: `post-${++made}`,
  role,
  areaCode,
  organisationId: null,
  personId: `person-${made}`,
  onDuty: true,
  name: '某人',
  phone: null,
  ...rest,
});
const directoryOf = (...posts: StaffPost[]) =>
  createCountyDirectory(COUNTY, tree, createPostRegister(posts), []);

describe('findResponsible', () => {
  it('names the grid member on duty, and why', () => {
    const member = post('gridMember', GRID);
    const found = findResponsible(directoryOf(member, post('gridLeader', VILLAGE)), category, path);
    expect(found.postIds).toEqual([member.id]);
    expect(found.name).toBe('河西村第三网格网格员');
    expect(found.why).toBe('河西村第三网格，网格员在岗');
  });

  it('falls upward level by level when a post is empty, and says so', () => {
    const leader = post('gridLeader', TOWNSHIP);
    const directory = directoryOf(post('gridMember', GRID, { onDuty: false }), leader);
    const found = findResponsible(directory, category, path);
    expect(found.postIds).toEqual([leader.id]);
    expect(found.why).toBe('河西村第三网格暂无人在岗，已上转；瞿阳街道，网格长在岗');
  });

  it('keeps the order of roles of the category on one level', () => {
    const cadre = post('villageCadre', VILLAGE);
    const found = findResponsible(directoryOf(post('gridLeader', VILLAGE), cadre), category, path);
    expect(found.postIds).toEqual([cadre.id]);
  });

  it('goes to the county centre where nobody is reachable, and says so', () => {
    const found = findResponsible(directoryOf(), category, path);
    expect(found).toMatchObject({
      kind: 'centre',
      areaCode: COUNTY,
      name: '遂平县综治中心',
      why: '各级暂无人在岗，已转县综治中心',
    });
  });

  it('skips a person a report is about, with all that lies at and below the area', () => {
    const about = post('gridMember', GRID);
    const leader = post('gridLeader', VILLAGE);
    const directory = directoryOf(about, post('gridMember', GRID), leader);
    const skip = { postId: about.id, personId: about.personId, areaCode: GRID };
    expect(findResponsible(directory, category, path, skip).postIds).toEqual([leader.id]);
  });

  it('never gives a report to the person it is about, whatever other posts that person holds', () => {
    const about = post('gridMember', GRID);
    const other = post('gridLeader', VILLAGE, { personId: about.personId });
    const township = post('gridLeader', TOWNSHIP);
    const skip = { postId: about.id, personId: about.personId, areaCode: GRID };
    const found = findResponsible(directoryOf(about, other, township), category, path, skip);
    expect(found.postIds).toEqual([township.id]);
  });

  it('finds the deepest level with a fitting post on duty, for any roster', () => {
    const roles = ['gridMember', 'villageCadre', 'gridLeader', 'supervisor', 'handler'] as const;
    const roster = fc.array(
      fc.record({
        role: fc.constantFrom(...roles),
        depth: fc.integer({ min: 0, max: 4 }),
        onDuty: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(roster, (drawn) => {
        const posts = drawn.map((d) =>
          post(d.role, path[d.depth]?.code ?? COUNTY, { onDuty: d.onDuty }),
        );
        const found = findResponsible(directoryOf(...posts), category, path);
        const fitting = posts.filter(
          (p) => p.onDuty && category.firstRoles.some((role) => role === p.role),
        );
        const deepest = Math.max(0, ...fitting.map((p) => p.areaCode?.length ?? 0));
        if (fitting.length === 0) {
          expect(found.kind).toBe('centre');
          return;
        }
        expect(found.areaCode?.length).toBe(deepest);
        for (const id of found.postIds) {
          const chosen = posts.find((p) => p.id === id);
          expect(chosen).toMatchObject({ onDuty: true, areaCode: found.areaCode });
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('areaLabel', () => {
  it.each([
    [5, '第三网格第四微网格'],
    [4, '河西村第三网格'],
    [3, '瞿阳街道河西村'],
    [2, '瞿阳街道'],
    [1, '遂平县'],
  ])('reads the last two names of %i levels', (depth, label) => {
    expect(areaLabel(path.slice(0, depth))).toBe(label);
  });
});
