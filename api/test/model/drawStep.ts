import type { Action } from '@shared/actions';
import type { Brought } from './effects';
import type { ModelPerson, ModelWorld } from './modelCast';
import { levelOf, type ModelReport, type ModelTarget, openPartsOf } from './modelReport';
import { mayGive, sees } from './oracle';

/** Draws by a seed: the same seed makes the same run. */
export interface Draw {
  /** 0 ≤ n < 1 */
  next(): number;
  below(n: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** mulberry32, by Tommy Ettinger: small, seeded, good enough to wander with. */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    below: (n) => Math.floor(next() * n),
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}

/** A step as it is sent, with what it brings to the model, and how the body itself may be refused. */
export interface DrawnStep {
  readonly path: string;
  readonly body: object;
  readonly brought: Omit<Brought, 'today'>;
  /** The code of a body that cannot be taken although the step could. */
  readonly refusedBy: string | null;
}

const WORDS = ['已经看过', '请尽快', '情况属实', '现场处理完毕', '需要再等等'];
const DAY = 86_400_000;

const toWire = (target: ModelTarget): object =>
  target.organisationId
    ? { kind: 'organisation', organisationId: target.organisationId }
    : { kind: 'area', areaCode: target.areaCode };

const prefixes = (code: string): string[] =>
  Array.from({ length: (code.length - 6) / 3 + 1 }, (_, n) => code.slice(0, 6 + n * 3));

const HANDLERS = ['microGridLeader', 'gridMember', 'villageCadre', 'gridLeader'];

/** Whether somebody there would take it. */
const canReceive = (world: ModelWorld, report: ModelReport, target: ModelTarget): boolean => {
  const hidden = report.about?.areaCode;
  if (target.areaCode && hidden && target.areaCode.startsWith(hidden)) return false;
  return world.people.some(
    ({ key, posts }) =>
      key !== report.about?.key &&
      posts.some((post) =>
        target.organisationId
          ? post.organisationId === target.organisationId
          : post.areaCode === target.areaCode && HANDLERS.includes(post.role),
      ),
  );
};

function drawTarget(draw: Draw, world: ModelWorld, report: ModelReport): ModelTarget {
  if (draw.next() < 0.5) return { areaCode: null, organisationId: draw.pick(world.organisations) };
  return { areaCode: draw.pick(prefixes(report.area).slice(1)), organisationId: null };
}

const same = (a: ModelTarget, b: ModelTarget): boolean =>
  a.areaCode === b.areaCode && a.organisationId === b.organisationId;

/** The step of a person on a report, with a body that fits as far as the model can see. */
export function drawStep(
  draw: Draw,
  world: ModelWorld,
  {
    action,
    person,
    report,
    others,
    now,
  }: {
    action: Action;
    person: ModelPerson;
    report: ModelReport;
    others: readonly ModelReport[];
    now: Date;
  },
): DrawnStep {
  const words = draw.pick(WORDS);
  const plain = (path: string, body: object = { words }): DrawnStep => ({
    path,
    body,
    brought: {},
    refusedBy: null,
  });
  const later = (days: number): string => new Date(now.getTime() + days * DAY).toISOString();
  switch (action) {
    case 'correct':
      return plain('correction');
    case 'withdraw':
      return plain('withdrawal', {});
    case 'supplement':
      return plain('supplement');
    case 'urge':
      return plain('urging', {});
    case 'contact':
      return plain('contact');
    case 'verify':
      return plain('verification', {});
    case 'askForMore':
      return plain('information-request');
    case 'reject':
      return plain('rejection', { reason: 'notOurs', words, whoCanHelp: '县供电所' });
    case 'appeal':
      return plain('appeal');
    case 'grantAppeal':
    case 'refuseAppeal':
      return plain('appeal-decision', { granted: action === 'grantAppeal', words });
    case 'move': {
      const area = draw.pick(world.places);
      const place = { source: 'list', areaCode: area };
      return {
        path: 'relocation',
        body: { place, words },
        brought: { area },
        refusedBy: area === report.area ? 'validation_failed' : null,
      };
    }
    case 'merge':
      return drawMerger(draw, person, report, others);
    case 'unmerge':
      return plain('separation');
    case 'dispatch':
    case 'transfer':
      return drawDispatch(draw, world, person, report, action);
    case 'whistle': {
      const target = drawTarget(draw, world, report);
      const asked = report.assignments.some(
        (one) => (one.state === 'waiting' || one.state === 'accepted') && same(one, target),
      );
      return {
        path: 'whistle',
        body: { assisting: [{ target: toWire(target), part: words }] },
        brought: { assisting: [target] },
        refusedBy: asked || !canReceive(world, report, target) ? 'target_unavailable' : null,
      };
    }
    case 'acceptPart':
      return plain('part-acceptance', {});
    case 'declinePart':
      return plain('part-refusal', { reason: words });
    case 'answerPart':
      return plain('part-answer');
    case 'recallPart': {
      const part = openPartsOf(report)[0];
      const recalled = part?.id ?? 'none';
      return {
        path: 'part-recall',
        body: { assignmentId: recalled, reason: words },
        brought: { recalled },
        refusedBy: null,
      };
    }
    case 'accept':
      return plain('acceptance', {});
    case 'decline':
      return plain('refusal', { reason: words });
    case 'progress':
      return plain('progress');
    case 'escalate':
      return plain('escalation', { reason: words });
    case 'askExtension': {
      const due = report.clocks?.resolveBy ? new Date(report.clocks.resolveBy).getTime() : 0;
      const until = Math.max(due, now.getTime()) + (1 + draw.below(3)) * DAY;
      const tooFar = until - now.getTime() > 366 * DAY;
      return {
        ...plain('extension-request', { until: new Date(until).toISOString(), reason: words }),
        refusedBy: tooFar ? 'day_unsuitable' : null,
      };
    }
    case 'grantExtension':
    case 'refuseExtension':
      return plain('extension-decision', { granted: action === 'grantExtension', words });
    case 'suspend':
      return plain('suspension', { until: later(1 + draw.below(60)), reason: words });
    case 'resume':
      return plain('resumption');
    case 'resolve':
      return plain('resolution');
    case 'remind':
      return plain('reminder');
    case 'inspect':
      return plain('inspection', { outcome: draw.pick(['pass', 'fail']), words });
    case 'supervise':
      return plain('supervision');
    case 'liftSupervision':
      return plain('supervision-end');
    case 'rateSolved':
      return plain('rating', { solved: true, satisfaction: 'satisfied' });
    case 'rateUnsolved':
    case 'shelve':
      return plain('rating', { solved: false, words });
    case 'takeUp':
      return plain('take-up');
    case 'close':
      return plain('closing');
    case 'note':
      return plain('notes');
    default:
      throw new Error(`nobody sends ${action}`);
  }
}

function drawDispatch(
  draw: Draw,
  world: ModelWorld,
  person: ModelPerson,
  report: ModelReport,
  action: 'dispatch' | 'transfer',
): DrawnStep {
  const target = drawTarget(draw, world, report);
  const wanted = action === 'dispatch' && draw.next() < 0.3 ? 1 + draw.below(2) : 0;
  const assisting: ModelTarget[] = [];
  while (assisting.length < wanted) {
    const one = drawTarget(draw, world, report);
    if (!same(one, target) && !assisting.some((other) => same(other, one))) assisting.push(one);
  }
  const refusedBy = !mayGive(person, report, target)
    ? 'forbidden'
    : [target, ...assisting].every((one) => canReceive(world, report, one))
      ? null
      : 'target_unavailable';
  const body =
    action === 'transfer'
      ? { target: toWire(target), reason: '转给更合适的单位' }
      : {
          target: toWire(target),
          ...(assisting.length > 0
            ? { assisting: assisting.map((one) => ({ target: toWire(one), part: '协助处理' })) }
            : {}),
        };
  return { path: action, body, brought: { target, assisting }, refusedBy };
}

const OPEN = [
  'submitted',
  'needsMore',
  'appealed',
  'verified',
  'dispatched',
  'accepted',
  'suspended',
  'reopened',
];

function drawMerger(
  draw: Draw,
  person: ModelPerson,
  report: ModelReport,
  others: readonly ModelReport[],
): DrawnStep {
  const original = draw.pick(others);
  const fits =
    original.id !== report.id &&
    OPEN.includes(original.state) &&
    (original.about?.key ?? null) === (report.about?.key ?? null) &&
    original.about?.key !== person.key &&
    sees(person, original);
  return {
    path: 'merger',
    body: { original: original.number },
    brought: { original },
    refusedBy: fits ? null : 'original_unavailable',
  };
}

/** For a message: where a report stands. */
export const standing = (report: ModelReport): string =>
  `${report.number} ${report.state} v${report.version} level ${levelOf(report)} area ${report.area}`;
