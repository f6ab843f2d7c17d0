import type { TargetsResponse } from '../../shared/schemas/reportActions';
import type { ReportDetail, TasksResponse } from '../../shared/schemas/reports';
import type { MessagesPage, ThreadPage } from '../../shared/schemas/talk';
import {
  EXTENSIONS,
  OUTCOMES,
  PROGRESS,
  QUESTIONS,
  REJECTIONS,
  SUPERVISIONS,
  SUSPENSIONS,
} from '../seed/demonstrationWords';
import type { Random } from '../seed/random';
import type { SimulatedPerson } from './simulatedPerson';

type Ability = ReportDetail['abilities'][number];

/** How likely each step is when it may be taken, in the order it is thought of. */
const LIKELY: readonly (readonly [Ability, number])[] = [
  ['acceptPart', 0.9],
  ['answerPart', 0.6],
  ['grantAppeal', 0.5],
  ['grantExtension', 0.7],
  ['refuseExtension', 0.9],
  ['refuseAppeal', 0.9],
  ['inspect', 0.5],
  ['takeUp', 0.2],
  ['reject', 0.05],
  ['askForMore', 0.08],
  ['escalate', 0.04],
  ['verify', 0.9],
  ['dispatch', 0.95],
  ['decline', 0.05],
  ['accept', 0.9],
  ['resume', 0.05],
  ['whistle', 0.04],
  ['askExtension', 0.05],
  ['suspend', 0.02],
  ['supervise', 0.05],
  ['remind', 0.1],
  ['progress', 0.25],
  ['resolve', 0.6],
  ['rate', 0.5],
];

/** What a member of the staff does with a free minute: first who waits for an answer, then what is due first. */
export async function moveStaff(
  person: SimulatedPerson,
  random: Random,
  now: Date,
): Promise<string | null> {
  if (random.chance(0.2)) {
    const answered = await answerTalk(person);
    if (answered) return answered;
  }
  const tasks = await person.get<TasksResponse>('/tasks?limit=5');
  if (!tasks.body.items || tasks.body.items.length === 0) return null;
  const { id } = random.pick(tasks.body.items);
  const found = await person.get<ReportDetail>(`/reports/${id}`);
  if (found.status !== 200) return null;
  const ability = LIKELY.find(
    ([name, chance]) => found.body.abilities.includes(name) && random.chance(chance),
  )?.[0];
  if (!ability) return null;
  const step = await stepFor(person, ability, found.body, random, now);
  if (!step) return null;
  const taken = await person.send('POST', `/reports/${id}/${step.path}`, step.body);
  return taken.status === 200 ? ability : null;
}

async function answerTalk(person: SimulatedPerson): Promise<string | null> {
  const waiting = await person.get<ThreadPage>('/threads?scope=waiting&limit=1');
  const [thread] = waiting.body.items ?? [];
  if (!thread) return null;
  const read = await person.get<MessagesPage>(`/threads/${thread.id}/messages`);
  const last = read.body.items?.at(-1)?.sequence ?? 0;
  await person.send('POST', `/threads/${thread.id}/marks`, { delivered: last, read: last });
  const answer = await person.send('POST', `/threads/${thread.id}/messages`, {
    kind: 'text',
    text: '您好，已经收到，我去看一下再答复您。',
  });
  return answer.status < 300 ? 'message' : null;
}

interface Step {
  readonly path: string;
  readonly body: object;
}

const DAY = 86_400_000;

async function stepFor(
  person: SimulatedPerson,
  ability: Ability,
  report: ReportDetail,
  random: Random,
  now: Date,
): Promise<Step | null> {
  const days = (from: number, to: number): string =>
    new Date(now.getTime() + random.between(from, to) * DAY).toISOString();
  switch (ability) {
    case 'acceptPart':
      return { path: 'part-acceptance', body: {} };
    case 'answerPart':
      return { path: 'part-answer', body: { words: random.pick(OUTCOMES) } };
    case 'grantAppeal':
    case 'refuseAppeal':
      return {
        path: 'appeal-decision',
        body: { granted: ability === 'grantAppeal', words: '已重新核实。' },
      };
    case 'grantExtension':
    case 'refuseExtension':
      return {
        path: 'extension-decision',
        body: { granted: ability === 'grantExtension', words: '已研究。' },
      };
    case 'inspect':
      return {
        path: 'inspection',
        body: { outcome: random.chance(0.9) ? 'pass' : 'fail', words: '到现场看过。' },
      };
    case 'takeUp':
      return { path: 'take-up', body: { words: '条件具备，重新办理。' } };
    case 'reject':
      return { path: 'rejection', body: random.pick(REJECTIONS) };
    case 'askForMore':
      return { path: 'information-request', body: { words: random.pick(QUESTIONS) } };
    case 'escalate':
      return { path: 'escalation', body: { reason: '需要上一级协调。' } };
    case 'verify':
      return { path: 'verification', body: {} };
    case 'dispatch':
      return dispatch(person, report, random);
    case 'whistle':
      return whistle(person, report);
    case 'decline':
      return { path: 'refusal', body: { reason: '不属于本单位职责，请另派。' } };
    case 'accept':
      return { path: 'acceptance', body: {} };
    case 'resume':
      return { path: 'resumption', body: { words: '条件具备，恢复办理。' } };
    case 'askExtension':
      return {
        path: 'extension-request',
        body: { until: days(12, 20), reason: random.pick(EXTENSIONS) },
      };
    case 'suspend':
      return {
        path: 'suspension',
        body: { until: days(5, 40), reason: random.pick(SUSPENSIONS) },
      };
    case 'supervise':
      return { path: 'supervision', body: { words: random.pick(SUPERVISIONS) } };
    case 'remind':
      return { path: 'reminder', body: { words: '请尽快办理并回复。' } };
    case 'progress':
      return { path: 'progress', body: { words: random.pick(PROGRESS) } };
    case 'resolve':
      return { path: 'resolution', body: { words: random.pick(OUTCOMES) } };
    case 'rate':
      return {
        path: 'rating',
        body: { solved: true, satisfaction: 'satisfied', words: '电话回访：已经解决。' },
      };
    default:
      return null;
  }
}

const toBody = (target: TargetsResponse['items'][number]) =>
  target.kind === 'area'
    ? { kind: 'area', areaCode: target.id }
    : { kind: 'organisation', organisationId: target.id };

async function targetsOf(person: SimulatedPerson, report: ReportDetail) {
  const { body } = await person.get<TargetsResponse>(`/reports/${report.id}/targets`);
  return (body.items ?? []).filter((target) => target.available);
}

async function dispatch(
  person: SimulatedPerson,
  report: ReportDetail,
  random: Random,
): Promise<Step | null> {
  const targets = await targetsOf(person, report);
  if (targets.length === 0) return null;
  const near = targets.filter((target) => target.kind === 'area');
  const lead = near.length > 0 && random.chance(0.7) ? random.pick(near) : random.pick(targets);
  const helper = random.pick(targets);
  const assisting =
    helper !== lead && random.chance(0.15)
      ? { assisting: [{ target: toBody(helper), part: '协助现场处理' }] }
      : {};
  return { path: 'dispatch', body: { target: toBody(lead), ...assisting } };
}

async function whistle(person: SimulatedPerson, report: ReportDetail): Promise<Step | null> {
  const [target] = (await targetsOf(person, report)).filter(
    ({ name }) => !report.assignments.some((one) => one.toName.startsWith(name)),
  );
  return (
    (target && {
      path: 'whistle',
      body: { assisting: [{ target: toBody(target), part: '协助处理' }] },
    }) ??
    null
  );
}
