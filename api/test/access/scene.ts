import type { ReportDetail, SubmitResponse } from '@shared/schemas/reports';
import type { State } from '@shared/states';
import { uploadPhoto } from '../contentStory';
import type { TestServer } from '../testServer';
import type { Cast, Kind } from './cast';
import type { ReportThing } from './things';

/** Where a report was made, by whom and about what; the rest is as usual. */
interface Opening {
  readonly by?: string;
  readonly areaCode?: string;
  readonly category?: string;
  readonly hideName?: boolean;
  readonly about?: string;
  readonly forResident?: boolean;
  readonly photo?: boolean;
}

type Name = string;
type Step = readonly [who: Name, path: string, body: object];

/** How a report comes to be what it is called. */
interface Story {
  readonly name: string;
  readonly opening?: Opening;
  readonly steps: readonly Step[];
  /** The organisations that have it or a part of it, as handlers stand to it. */
  readonly given?: readonly Organisation[];
  /** Those that had it and do not any more. */
  readonly had?: readonly Organisation[];
}

type Organisation = keyof Cast['organisations'];

const MEMBER = 'grid member here';
const LEADER = 'grid leader of the township';
const HANDLER = 'handler given it';
const SUPERVISOR = 'supervisor of the county';
const words = (said: string): { words: string } => ({ words: said });

/** Every way a report can stand, with who has it; told as steps that people take through the API. */
export function storiesOf({ organisations, places }: Cast): readonly Story[] {
  const to = (organisationId: string) => ({ kind: 'organisation', organisationId });
  const part = { target: to(organisations.assisting), part: 'kxpart 协助围挡' };
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const verified: Step[] = [[MEMBER, 'verification', {}]];
  const dispatched: Step[] = [
    ...verified,
    [LEADER, 'dispatch', { target: to(organisations.given), assisting: [part] }],
  ];
  const alone: Step[] = [...verified, [LEADER, 'dispatch', { target: to(organisations.given) }]];
  const accepted: Step[] = [...alone, [HANDLER, 'acceptance', {}]];
  const resolved: Step[] = [...accepted, [HANDLER, 'resolution', words('已修好')]];
  const rejected: Step[] = [
    [MEMBER, 'rejection', { reason: 'notOurs', words: '不属于本县', whoCanHelp: '供电所' }],
  ];
  const unsolved: Step = ['reporter', 'rating', { solved: false, words: '还没有修好' }];
  const COUNTY = 'grid leader of the county';
  const again: Step[] = [
    [COUNTY, 'dispatch', { target: to(organisations.given) }],
    [HANDLER, 'acceptance', {}],
    [HANDLER, 'resolution', words('再次修好')],
  ];
  const shelved: Step[] = [...resolved, unsolved, ...again, unsolved, ...again, unsolved];
  const suspension: Step = [LEADER, 'suspension', { until: inDays(20), reason: '等材料' }];
  const given = ['given'] as const;
  const both = ['given', 'assisting'] as const;
  return [
    { name: 'submitted', opening: { photo: true }, steps: [] },
    { name: 'needsMore', steps: [[MEMBER, 'information-request', words('请说明位置')]] },
    { name: 'rejected', steps: rejected },
    { name: 'appealed', steps: [...rejected, ['reporter', 'appeal', words('就在本县')]] },
    { name: 'verified', steps: verified },
    { name: 'dispatched', steps: dispatched, given: both },
    { name: 'accepted', steps: accepted, given },
    { name: 'suspended', steps: [...accepted, suspension], given },
    { name: 'resolved', steps: resolved, given },
    { name: 'reopened', steps: [...resolved, unsolved], given },
    { name: 'shelved', steps: shelved, given },
    { name: 'withdrawn', steps: [['reporter', 'withdrawal', {}]] },
    {
      name: 'closed',
      steps: [...resolved, ['reporter', 'rating', { solved: true, satisfaction: 'satisfied' }]],
      given,
    },
    {
      name: 'accepted, a part of it taken',
      steps: [
        ...dispatched,
        [HANDLER, 'acceptance', {}],
        ['handler assisting', 'part-acceptance', {}],
      ],
      given: both,
    },
    {
      name: 'accepted, more time asked for',
      steps: [
        ...accepted,
        [HANDLER, 'extension-request', { until: inDays(30), reason: '等待备件' }],
      ],
      given,
    },
    {
      name: 'accepted, under supervision',
      steps: [...accepted, [SUPERVISOR, 'supervision', words('请尽快')]],
      given,
    },
    {
      name: 'declined',
      steps: [...alone, [HANDLER, 'refusal', { reason: '不归我们' }]],
      had: given,
    },
    {
      name: 'transferred',
      steps: [
        ...alone,
        [LEADER, 'transfer', { target: to(organisations.other), reason: '更合适' }],
      ],
      given: ['other'],
      had: given,
    },
    {
      name: 'kept in the grid',
      steps: [
        ...verified,
        [MEMBER, 'dispatch', { target: { kind: 'area', areaCode: places.grid } }],
      ],
    },
    { name: 'of the whole village', opening: { areaCode: places.village }, steps: [] },
    { name: 'of another township', opening: { areaCode: places.awayMicroGrid }, steps: [] },
    { name: 'with the name hidden', opening: { hideName: true }, steps: accepted, given },
    { name: 'of a kind neighbours hear nothing of', opening: { category: 'conflict' }, steps: [] },
    {
      name: 'sent for a resident (代报)',
      opening: { by: MEMBER, forResident: true },
      steps: accepted,
      given,
    },
    {
      name: 'about staff of the village',
      opening: { about: 'grid leader of the village' },
      steps: [],
    },
    {
      name: 'about staff of the village, resolved',
      opening: { about: 'grid leader of the village' },
      // Its picture is older than the matter: a supervisor is to look.
      steps: [
        [LEADER, 'verification', {}],
        ...accepted.slice(1),
        [
          HANDLER,
          'resolution',
          { words: '谈过话了', evidence: { capturedAt: '2026-01-01T00:00:00Z' } },
        ],
      ],
      given,
    },
    {
      name: 'about the administrator of the county',
      opening: { about: 'administrator of the county' },
      steps: [],
    },
    {
      name: 'about the administrator of the township',
      opening: { by: 'somebody else', about: 'administrator of the township' },
      steps: [],
    },
    { name: 'made by one who is held back', opening: { by: 'resident held back' }, steps: [] },
  ];
}

/** Reports that follow from another: merged into it. */
export const MERGED = 'merged';

/** A story's words carry a mark that is found again wherever they appear. */
export const marksOf = (n: number) => {
  const number = String(n).padStart(3, '0');
  return {
    words: `kxword${number}`,
    note: `kxnote${number}`,
    part: `kxpart${number}`,
    address: `kxhome${number}`,
    talk: `kxtalk${number}`,
  };
};

/** Plays a story. @throws where a step is refused: the scene is not what it is called */
export async function play(
  server: TestServer,
  cast: Cast,
  story: Story,
  n: number,
): Promise<ReportThing> {
  const {
    by = 'reporter',
    areaCode = cast.places.microGrid,
    category = 'road',
    ...rest
  } = story.opening ?? {};
  const marks = marksOf(n);
  const residentName = rest.forResident ? `kxname9${n}` : null;
  const author = cast.of(by);
  const about = rest.about ? cast.of(rest.about) : null;
  const photo = rest.photo ? await uploadPhoto(server, author.person) : null;
  const submitted = await must<SubmitResponse>(server, author, '/reports', {
    category,
    words: `路上有个大坑 ${marks.words}`,
    place: { source: 'list', areaCode, address: `老槐树旁 ${marks.address}` },
    ...(photo ? { photos: [photo.receipt] } : {}),
    ...(rest.hideName ? { hideName: true } : {}),
    ...(about?.post ? { aboutStaff: { postId: about.post._id } } : {}),
    ...(residentName ? { onBehalfOf: { name: residentName } } : {}),
  });
  const { id, number } = submitted;
  const facts = {
    reporter: rest.forResident ? null : by,
    filedBy: rest.forResident ? by : null,
    about: about && { name: about.name, areaCode: about.post?.areaCode ?? null },
    areaCode,
    organisations: [],
  };
  for (const [who, path, body] of story.steps)
    await must<ReportDetail>(
      server,
      cast.of(who),
      `/reports/${id}/${path}`,
      JSON.parse(JSON.stringify(body).replaceAll('kxpart', marks.part)) as object,
    );
  await must(server, cast.of(SUPERVISOR), `/reports/${id}/notes`, words(`内部 ${marks.note}`));
  const { body: now } = await server.get<ReportDetail>(
    `/reports/${id}`,
    cast.of(SUPERVISOR).person,
  );
  return {
    kind: 'report',
    name: story.name,
    id,
    number,
    state: now.state as State,
    marks,
    fileId: photo?.fileId ?? null,
    assistingId: now.assignments.find((one) => one.kind === 'assisting')?.id ?? null,
    residentName,
    facts: {
      ...facts,
      organisations: organisationsOf(cast, story.given),
      ...(story.had
        ? { before: { ...facts, organisations: organisationsOf(cast, story.had) } }
        : {}),
    },
  };
}

const organisationsOf = (cast: Cast, which: readonly Organisation[] = []): string[] =>
  which.map((one) => cast.organisations[one]);

/** A write that has to go well. */
export async function must<Body>(
  server: TestServer,
  { person, name }: Kind,
  path: string,
  body: object,
): Promise<Body> {
  const answer = await server.post<Body>(path, person, { body });
  if (answer.status >= 300)
    throw new Error(`${name} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
