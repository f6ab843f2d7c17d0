import { randomUUID } from 'node:crypto';
import type { Role } from '@shared/roles';
import { Organisation } from '../../../api/models/Organisation';
import { Post } from '../../../api/models/Post';
import { buildPerson } from '../../../api/test/factories';
import { COUNTY, type Place } from './places';

export const NAMES = {
  resident: { name: '李秀英', phone: '13900000001' },
  neighbour: { name: '阿卜杜拉·麦麦提艾力', phone: '13900000002' },
  gridMember: { name: '王建国', phone: '13900000003' },
  gridLeader: { name: '赵志强', phone: '13900000004' },
  handler: { name: '陈师傅', phone: '13900000005' },
  supervisor: { name: '刘敏', phone: '13900000006' },
  admin: { name: '周主任', phone: '13900000007' },
} as const;
export type Who = keyof typeof NAMES;

export interface WorldPerson {
  readonly id: string;
  readonly openid: string;
  readonly name: string;
  readonly phone: string;
}

export const ORGANISATION = '大宁县城市管理局';

/** Who holds which post: the level as a position in the path from the county down, or the organisation. */
const POSTS: Partial<Record<Who, { readonly role: Role; readonly level?: number }>> = {
  gridMember: { role: 'gridMember', level: 3 },
  gridLeader: { role: 'gridLeader', level: 2 },
  handler: { role: 'handler' },
  supervisor: { role: 'supervisor', level: 0 },
  admin: { role: 'admin', level: 0 },
};

/** Makes the people of the flows: signed up, agreed to the privacy text, in their posts, on duty. */
export async function placePeople(
  place: Place,
  otherNames: Readonly<Partial<Record<Who, string>>> = {},
): Promise<Record<Who, WorldPerson>> {
  const organisationId = randomUUID();
  await Organisation.create({
    _id: organisationId,
    county: COUNTY,
    name: ORGANISATION,
    kind: 'department',
    categories: [],
    active: true,
  });
  const people = {} as Record<Who, WorldPerson>;
  for (const who of Object.keys(NAMES) as Who[]) {
    const known = { ...NAMES[who], name: otherNames[who] ?? NAMES[who].name };
    const openid = `flow-${who}-0000000000000000`;
    const person = await buildPerson({
      county: COUNTY,
      ...known,
      openid,
      demonstration: true,
      gridCode: who === 'resident' ? (place.path.at(-1)?.code ?? null) : null,
    });
    people[who] = { id: person._id, openid, ...known };
    const post = POSTS[who];
    if (!post) continue;
    const areaCode = post.level === undefined ? null : (place.path[post.level]?.code ?? null);
    await Post.create({
      _id: randomUUID(),
      county: COUNTY,
      role: post.role,
      personId: person._id,
      areaCode,
      organisationId: areaCode ? null : organisationId,
      onDuty: true,
      from: new Date('2026-01-01T00:00:00Z'),
      to: null,
      version: 1,
    });
  }
  return people;
}
