import { randomUUID } from 'node:crypto';
import type { Action } from '@shared/actions';
import { dayInShanghai } from '@shared/deadlines';
import type { ReportDetail, SubmitResponse } from '@shared/schemas/reports';
import { findTransition } from '@shared/workflow';
import { MAX_REOPENINGS } from '@shared/workflowGuards';
import { closeUnrated } from '../../commands/closeUnrated';
import { escalateOverdue } from '../../commands/escalateOverdue';
import { settleMerged } from '../../commands/settleMerged';
import { Report, type ReportDocument } from '../../models/Report';
import type { TestAnswer, TestServer } from '../testServer';
import { clocksHold } from './clocksHold';
import { createDraw, type Draw, drawStep, standing } from './drawStep';
import { drawAction, drawPerson } from './drawTurn';
import { applyStep, verifyLevel } from './effects';
import type { ModelPerson, ModelWorld } from './modelCast';
import { levelOf, type ModelReport } from './modelReport';
import { expectedAnswer, sees } from './oracle';

export interface ModelRun {
  readonly server: TestServer;
  readonly world: ModelWorld;
  readonly steps: number;
  readonly seed: number;
  /** Reports that are worked on at the same time. */
  readonly workers: number;
  readonly onProgress?: (done: number) => void;
}

export interface ModelResult {
  readonly steps: number;
  readonly taken: number;
  readonly refused: number;
  readonly reports: number;
  /** How often each action succeeded. */
  readonly actions: Readonly<Record<string, number>>;
  readonly duels: number;
  readonly retries: number;
}

/** What the API answered otherwise than the model; its message says the whole step. */
export class ModelDisagreement extends Error {}

/** What follows a step on the reports that were merged into it. */
const ENDS: readonly Action[] = ['resolve', 'reject', 'withdraw', 'merge'];
const ROUND = 40;

/**
 * Takes random steps by many people against the API over HTTP, and holds every answer to the model: no illegal step
 * succeeds, no legal one fails, versions have no gap. Every worker has reports of its own, so that the model knows what
 * must come; within a worker two people may act at once on one report.
 * @throws ModelDisagreement
 */
export async function runModel(run: ModelRun): Promise<ModelResult> {
  const counts = { steps: 0, taken: 0, refused: 0, reports: 0, duels: 0, retries: 0 };
  const actions: Record<string, number> = {};
  const time = createDraw(run.seed);
  const workers = Array.from({ length: run.workers }, (_, n) => ({
    draw: createDraw(run.seed * 1_000 + n + 1),
    reports: [] as ModelReport[],
  }));
  let clock = new Date('2026-03-02T01:00:00Z');
  while (counts.steps < run.steps) {
    run.server.clock.set(clock);
    const now = clock;
    await Promise.all(
      workers.map(async (worker) => {
        for (let n = 0; n < ROUND && counts.steps < run.steps; n++) {
          counts.steps += 1;
          await act({ run, ...worker, now, counts, actions });
        }
      }),
    );
    run.onProgress?.(counts.steps);
    clock = new Date(clock.getTime() + Math.ceil(time.next() * 8 * 3_600_000));
  }
  return { ...counts, actions };
}

interface Acting {
  readonly run: ModelRun;
  readonly draw: Draw;
  readonly reports: ModelReport[];
  readonly now: Date;
  readonly counts: {
    taken: number;
    refused: number;
    reports: number;
    duels: number;
    retries: number;
  };
  readonly actions: Record<string, number>;
}

/** Reports at hand: enough to merge, few enough that each has a long life. */
const AT_HAND = 6;
const ENDED = ['closed', 'withdrawn'];

async function act(acting: Acting): Promise<void> {
  const { draw, reports } = acting;
  const kind = draw.next();
  if (reports.length < AT_HAND || kind < 0.02) return submit(acting);
  const report = draw.pick(reports);
  // What waits for a rating is left to the clock more often, else 未评价 would be rare.
  if (kind < (report.state === 'resolved' ? 0.3 : 0.08)) return takeSystemSteps(acting, report);
  // An ended report is looked at a little longer, then another takes its place.
  if (ENDED.includes(report.state) && draw.next() < 0.2) {
    const free = !reports.some((other) => other.mergedInto === report);
    if (free) reports.splice(reports.indexOf(report), 1);
    return submit(acting);
  }
  const action = drawAction(draw, report);
  const person = drawPerson(draw, acting.run.world, action, report);
  if (draw.next() < 0.04) return duel(acting, report, action, person);
  await takeStep(acting, report, action, person);
}

async function submit({ run, draw, reports, counts }: Acting): Promise<void> {
  const { world, server } = run;
  const area = draw.pick(world.places);
  const staff = world.people.filter(({ posts }) =>
    posts.some(
      (post) =>
        post.areaCode !== null &&
        area.startsWith(post.areaCode) &&
        ['microGridLeader', 'gridMember', 'villageCadre', 'gridLeader'].includes(post.role),
    ),
  );
  const filer = draw.next() < 0.15 ? draw.pick(staff) : null;
  const reporter = draw.pick(world.people);
  const aboutPerson =
    draw.next() < 0.1
      ? draw.pick(staff.filter(({ key }) => key !== (filer ?? reporter).key))
      : null;
  const aboutPost = aboutPerson?.posts.find((post) => post.areaCode !== null);
  const body = {
    category: 'road',
    words: '路上有个坑',
    place: { source: 'list', areaCode: area },
    ...(aboutPost ? { aboutStaff: { postId: aboutPost.id } } : {}),
    ...(filer ? { onBehalfOf: { name: '王奶奶' } } : {}),
  };
  const answer = await post<SubmitResponse>(server, '/reports', filer ?? reporter, { body });
  if (answer.status !== 201)
    throw new ModelDisagreement(`submit: ${answer.status} ${JSON.stringify(answer.body)}`);
  const report: ModelReport = {
    id: answer.body.id,
    number: answer.body.number,
    version: 1,
    state: 'submitted',
    reporter: filer ? `resident of ${answer.body.id}` : reporter.key,
    filedBy: filer?.key ?? null,
    about: aboutPerson && { key: aboutPerson.key, areaCode: aboutPost?.areaCode ?? null },
    area,
    holder: null,
    overseer: null,
    assignments: [],
    handledBy: new Set(),
    appealed: false,
    rejection: null,
    reopenings: 0,
    extensionAsked: false,
    urgedOn: null,
    supervised: false,
    mergedInto: null,
    clocks: null,
  };
  report.holder = verifyLevel(world, report);
  counts.reports += 1;
  reports.push(report);
}

/** The rating that "not solved" means depends on how often it came back. */
const ratingOf = (action: Action, report: ModelReport): Action =>
  action === 'rateUnsolved' || action === 'shelve'
    ? report.reopenings >= MAX_REOPENINGS
      ? 'shelve'
      : 'rateUnsolved'
    : action;

async function takeStep(
  acting: Acting,
  report: ModelReport,
  drawn: Action,
  person: ModelPerson,
): Promise<void> {
  const { run, draw, reports, now, counts } = acting;
  const action = ratingOf(drawn, report);
  const today = dayInShanghai(now);
  const step = drawStep(draw, run.world, { action, person, report, others: reports, now });
  const stale = draw.next() < 0.05 && report.version > 1;
  const expected = expectOf(person, action, report, today, stale, step.refusedBy);
  const key = randomUUID();
  const send = (): Promise<TestAnswer<ReportDetail>> =>
    post(run.server, `/reports/${report.id}/${step.path}`, person, {
      body: step.body,
      key,
      ...(stale ? { version: report.version - 1 } : {}),
    });
  const answer = await send();
  const got = answer.status === 200 ? 'ok' : codeOf(answer);
  if (got !== expected) {
    throw new ModelDisagreement(
      `${person.key} ${action} ${standing(report)}: expected ${expected}, got ${answer.status} ${got}; ` +
        `${JSON.stringify(step.body)}`,
    );
  }
  if (got !== 'ok') {
    counts.refused += 1;
    return;
  }
  counts.taken += 1;
  settle(acting, report, action, person, { ...step.brought, today }, answer.body);
  if (draw.next() < 0.05) {
    // A double tap, or an answer that was lost: the same again is the same answer.
    const again = await send();
    counts.retries += 1;
    if (again.status !== 200 || again.body.version !== report.version)
      if (sees(person, report) || again.status !== 404)
        // Who took a step may be unable to see the report after it.
        throw new ModelDisagreement(`${person.key} ${action} again: ${again.status}`);
  }
  if (ENDS.includes(action)) await followMerged(acting, report);
}

function expectOf(
  person: ModelPerson,
  action: Action,
  report: ModelReport,
  today: string,
  stale: boolean,
  refusedBy: string | null,
): string {
  const expected = expectedAnswer(person, action, report, today);
  if (expected === 'not_found' || expected === 'forbidden') return expected;
  if (stale) return 'conflict';
  return expected === 'ok' && refusedBy ? refusedBy : expected;
}

/** The model goes on by the table; the answer must say the same. */
function settle(
  { run, actions }: Acting,
  report: ModelReport,
  action: Action,
  person: ModelPerson | null,
  brought: Parameters<typeof applyStep>[4],
  after: ReportDetail,
): void {
  const before = { ...report };
  applyStep(run.world, report, action, person, brought);
  actions[action] = (actions[action] ?? 0) + 1;
  const wrong = (what: string): never => {
    throw new ModelDisagreement(
      `${person?.key} ${action} ${standing(before)} → ${after.state} v${after.version}: ${what}`,
    );
  };
  if (after.version !== report.version) wrong(`version ${report.version} expected`);
  if (after.state !== report.state) wrong(`state ${report.state} expected`);
  const [last] = after.timeline;
  // Who gives their part back is no longer of the staff's side, and does not see that they did.
  if (action !== 'declinePart' && (last?.sequence !== report.version || last.action !== action))
    wrong(`its entry is not the last: ${last?.action}`);
  if (after.reopenings !== report.reopenings) wrong(`reopenings ${report.reopenings} expected`);
  clocksHold(before.clocks, after.clocks, action, wrong);
  report.clocks = after.clocks;
}

/** Two people at once: one step or the other, never both on one version. */
async function duel(
  acting: Acting,
  report: ModelReport,
  drawn: Action,
  person: ModelPerson,
): Promise<void> {
  const { run, draw, reports, now, counts } = acting;
  const today = dayInShanghai(now);
  const second = drawPerson(draw, run.world, drawAction(draw, report), report);
  const sides = [person, second].map((one, n) => {
    const action = ratingOf(n === 0 ? drawn : drawAction(draw, report), report);
    const step = drawStep(draw, run.world, { action, person: one, report, others: reports, now });
    return {
      one,
      action,
      step,
      expected: expectOf(one, action, report, today, false, step.refusedBy),
    };
  });
  const answers = await Promise.all(
    sides.map(({ one, step }) =>
      post(run.server, `/reports/${report.id}/${step.path}`, one, {
        body: step.body,
        version: report.version,
      }),
    ),
  );
  counts.duels += 1;
  const won = sides.flatMap((side, n) => (answers[n]?.status === 200 ? [{ side, n }] : []));
  if (won.length > 1) throw new ModelDisagreement(`both took a step on ${standing(report)}`);
  for (const { side } of won)
    if (side.expected !== 'ok')
      throw new ModelDisagreement(
        `${side.one.key} ${side.action} ${standing(report)}: expected ${side.expected}, got 200`,
      );
  if (won.length === 0 && sides.some(({ expected }) => expected === 'ok'))
    throw new ModelDisagreement(
      `nobody could ${sides.map(({ one, action }) => `${one.key} ${action}`)} ${standing(report)}: ` +
        answers.map((answer) => codeOf(answer)),
    );
  const [winner] = won;
  const body = winner && answers[winner.n]?.body;
  if (!winner || !body) return;
  counts.taken += 1;
  const { side } = winner;
  settle(acting, report, side.action, side.one, { ...side.step.brought, today }, body);
  if (ENDS.includes(side.action)) await followMerged(acting, report);
}

/** What the clock does: it raises what is overdue by one level, and closes what nobody rated. */
async function takeSystemSteps(acting: Acting, report: ModelReport): Promise<void> {
  const { run, draw, actions } = acting;
  const document = await stored(report);
  const mostly = report.state === 'resolved' ? 'closeUnrated' : 'escalateOverdue';
  const seldom = report.state === 'resolved' ? 'escalateOverdue' : 'closeUnrated';
  const action: Action = draw.next() < 0.8 ? mostly : seldom;
  const row = findTransition(report.state, action);
  const legal = row !== undefined && (action === 'closeUnrated' || levelOf(report).length > 6);
  const command = action === 'closeUnrated' ? closeUnrated : escalateOverdue;
  const [once, twice] = await Promise.all([
    command(run.server.deps, document),
    command(run.server.deps, document),
  ]);
  const after = once ?? twice;
  if ((once && twice) || (after !== null) !== legal)
    throw new ModelDisagreement(
      `system ${action} ${standing(report)}: expected ${legal ? 'once' : 'never'}`,
    );
  if (!after) return;
  applyStep(run.world, report, action, null, { today: '' });
  actions[action] = (actions[action] ?? 0) + 1;
  if (after.version !== report.version || after.state !== report.state)
    throw new ModelDisagreement(`system ${action} led to ${after.state} v${after.version}`);
  const holds =
    action === 'closeUnrated' ||
    (after.overseer?.areaCode ?? after.holder.areaCode) === levelOf(report);
  if (!holds)
    throw new ModelDisagreement(
      `system ${action} ${standing(report)} went to ${after.holder.areaCode}`,
    );
}

/** Reports merged into one that ended go on by themselves; the model waits for it as the projections would do it. */
async function followMerged(acting: Acting, original: ModelReport): Promise<void> {
  const { run, reports, actions } = acting;
  const children = reports.filter((one) => one.state === 'merged' && one.mergedInto === original);
  await settleMerged(run.server.deps, run.world.county.code, original.id);
  for (const child of children) {
    const action: Action = original.state === 'resolved' ? 'settleMerged' : 'releaseMerged';
    applyStep(run.world, child, action, null, { today: '' });
    actions[action] = (actions[action] ?? 0) + 1;
    const after = await stored(child);
    if (after.version !== child.version || after.state !== child.state)
      throw new ModelDisagreement(
        `${action} of ${standing(child)} led to ${after.state} v${after.version}`,
      );
    child.clocks = null;
  }
}

async function stored(report: ModelReport): Promise<ReportDocument> {
  const document = await Report.findById(report.id).lean<ReportDocument>();
  if (!document) throw new ModelDisagreement(`${standing(report)} is gone`);
  return document;
}

/** A token that ran out with the model's clock is taken anew. */
async function post<Body = ReportDetail>(
  server: TestServer,
  path: string,
  { person }: ModelPerson,
  request: { body: object; key?: string; version?: number },
): Promise<TestAnswer<Body>> {
  const answer = await server.post<Body>(path, person, request);
  if (answer.status !== 401) return answer;
  server.signOut(person);
  return server.post<Body>(path, person, request);
}

const codeOf = (answer: TestAnswer<unknown> | undefined): string =>
  (answer?.body as { error?: { code?: string } } | null)?.error?.code ?? String(answer?.status);
