import type { Role } from '@shared/roles';
import type { TestCounty } from '../buildCounty';
import { buildCounty, TEST_COUNTY } from '../buildCounty';
import {
  buildOrganisation,
  buildPerson,
  buildPost,
  type TestPerson,
  type TestPost,
} from '../factories';

export const OTHER_COUNTY = '530423';

/** A kind of person: who they are and how they stand to the matter, in the words of docs/access.md. */
export interface Kind {
  /** "grid member beside" */
  readonly name: string;
  readonly person: TestPerson;
  readonly county: string;
  /** The post that is current; null for residents and for one whose post ended. */
  readonly post: TestPost | null;
}

/** The units the matter lies in, and those beside them. */
export interface Places {
  readonly county: string;
  readonly township: string;
  readonly village: string;
  readonly grid: string;
  readonly microGrid: string;
  /** Another township. */
  readonly away: string;
  /** A micro-grid of it. */
  readonly awayMicroGrid: string;
}

export interface Cast {
  readonly kinds: readonly Kind[];
  readonly places: Places;
  readonly organisations: {
    readonly given: string;
    readonly assisting: string;
    readonly other: string;
  };
  /** Of the kinds, or `somebody else`, a resident who only reports. @throws where nobody is called so */
  of(name: string): Kind;
}

type Standing = readonly [
  where: string,
  place: Partial<Pick<TestPost, 'areaCode' | 'organisationId' | 'onDuty' | 'to'>>,
];

/** What each post is called here. */
const ROLE_WORDS: Record<Role, string> = {
  microGridLeader: 'micro-grid leader',
  gridMember: 'grid member',
  gridLeader: 'grid leader',
  villageCadre: 'village cadre',
  serviceStation: 'service station',
  supervisor: 'supervisor',
  mediator: 'mediator',
  police: 'police',
  handler: 'handler',
  analyst: 'analyst',
  admin: 'administrator',
};

const ENDED = new Date('2026-06-01T00:00:00Z');

function standingsOf(
  tree: TestCounty,
  organisations: Cast['organisations'],
): Record<Role, readonly Standing[]> {
  const { code: county, townships, villages, grids, microGrids } = tree;
  const at = (codes: readonly string[], n: number) => ({ areaCode: codes[n] ?? '' });
  const given = { organisationId: organisations.given };
  const other = { organisationId: organisations.other };
  return {
    microGridLeader: [
      ['here', at(microGrids, 0)],
      ['beside', at(microGrids, 1)],
    ],
    gridMember: [
      ['here', at(grids, 0)],
      ['beside', at(grids, 1)],
      ['off duty', { ...at(grids, 0), onDuty: false }],
      ['whose post ended', { ...at(grids, 0), to: ENDED }],
    ],
    gridLeader: [
      ['here', at(grids, 0)],
      ['of the village', at(villages, 0)],
      ['of the township', at(townships, 0)],
      ['of the county', { areaCode: county }],
      ['beside', at(townships, 1)],
    ],
    villageCadre: [
      ['here', at(villages, 0)],
      ['beside', at(villages, 1)],
    ],
    serviceStation: [
      ['here', at(townships, 0)],
      ['beside', at(townships, 1)],
    ],
    supervisor: [
      ['of the village', at(villages, 0)],
      ['of the township', at(townships, 0)],
      ['of the county', { areaCode: county }],
      ['beside', at(townships, 1)],
    ],
    admin: [
      ['of the township', at(townships, 0)],
      ['of the county', { areaCode: county }],
      ['beside', at(townships, 1)],
      ['off duty', { areaCode: county, onDuty: false }],
    ],
    analyst: [['of the county', { areaCode: county }]],
    handler: [
      ['given it', given],
      ['assisting', { organisationId: organisations.assisting }],
      ['of another organisation', other],
      ['off duty', { ...given, onDuty: false }],
      ['whose post ended', { ...given, to: ENDED }],
    ],
    mediator: [
      ['given it', given],
      ['of another organisation', other],
    ],
    police: [
      ['given it', given],
      ['of another organisation', other],
    ],
  };
}

const OF_OTHER_COUNTY: readonly Role[] = ['gridLeader', 'admin', 'handler'];

/** One person of every kind around one micro-grid; every role of the program stands somewhere. */
export async function buildCast(): Promise<Cast> {
  const tree = await buildCounty(TEST_COUNTY);
  const elsewhere = await buildCounty(OTHER_COUNTY);
  const [given, assisting, other] = await Promise.all(
    [['road'], ['utilities'], ['fire']].map((categories) => buildOrganisation({ categories })),
  );
  const organisations = {
    given: given?._id ?? '',
    assisting: assisting?._id ?? '',
    other: other?._id ?? '',
  };
  const kinds: Kind[] = [];
  const resident = async (name: string, county: string): Promise<void> => {
    const gridCode = (county === TEST_COUNTY ? tree : elsewhere).microGrids[0] ?? null;
    kinds.push({ name, county, post: null, person: await nameless({ county, gridCode }) });
  };
  for (const name of ['reporter', 'neighbour', 'resident held back'])
    await resident(name, TEST_COUNTY);
  for (const [role, standings] of Object.entries(standingsOf(tree, organisations)))
    for (const [where, place] of standings) {
      const person = await nameless({ county: TEST_COUNTY });
      const post = await buildPost({ role: role as Role, person, ...place });
      kinds.push({
        name: `${ROLE_WORDS[role as Role]} ${where}`,
        county: TEST_COUNTY,
        person,
        post: post.to ? null : post,
      });
    }
  await resident('resident of another county', OTHER_COUNTY);
  for (const role of OF_OTHER_COUNTY) {
    const person = await nameless({ county: OTHER_COUNTY });
    const area = role === 'handler' ? {} : { areaCode: OTHER_COUNTY };
    const post = await buildPost({ role, person, county: OTHER_COUNTY, ...area });
    kinds.push({
      name: `${ROLE_WORDS[role]} of another county`,
      county: OTHER_COUNTY,
      person,
      post,
    });
  }
  const person = await nameless({ county: TEST_COUNTY });
  const somebodyElse: Kind = { name: 'somebody else', county: TEST_COUNTY, post: null, person };
  const byName = new Map([...kinds, somebodyElse].map((kind) => [kind.name, kind]));
  return {
    kinds,
    organisations,
    places: placesOf(tree),
    of(name) {
      const kind = byName.get(name);
      if (!kind) throw new Error(`nobody is called ${name}`);
      return kind;
    },
  };
}

const placesOf = ({ code, townships, villages, grids, microGrids }: TestCounty): Places => ({
  county: code,
  township: townships[0] ?? '',
  village: villages[0] ?? '',
  grid: grids[0] ?? '',
  microGrid: microGrids[0] ?? '',
  away: townships[1] ?? '',
  awayMicroGrid: microGrids.at(-1) ?? '',
});

/** Signs in through a browser: words wait for a person, and nobody asks WeChat. Names are found again in any answer. */
let count = 0;
const nameless = (rest: { county: string; gridCode?: string | null }): Promise<TestPerson> => {
  count += 1;
  return buildPerson({ openid: null, name: `kxname${String(count).padStart(3, '0')}`, ...rest });
};
