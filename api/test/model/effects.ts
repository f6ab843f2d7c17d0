import type { Action } from '@shared/actions';
import type { Role } from '@shared/roles';
import { findTransition } from '@shared/workflow';
import type { ModelPerson, ModelWorld } from './modelCast';
import {
  leadOf,
  levelOf,
  type ModelAssignment,
  type ModelReport,
  type ModelTarget,
  openPartsOf,
} from './modelReport';
import { givingArea, handlingArea, partOf, verifyingArea } from './oracle';

const VERIFIERS: readonly Role[] = ['gridMember', 'villageCadre', 'gridLeader'];
const DISPATCHERS: readonly Role[] = ['gridLeader', 'serviceStation', 'villageCadre'];
const LEADERS: readonly Role[] = ['gridLeader', 'villageCadre'];

/** The nearest unit, from one upward, where somebody of these roles may have a report; at last the county. */
function nearest(
  world: ModelWorld,
  report: ModelReport,
  roles: readonly Role[],
  from: string,
): string {
  for (let code = from; code.length >= 6; code = code.slice(0, -3)) {
    const hidden = report.about?.areaCode;
    if (hidden && code.length > 6 && code.startsWith(hidden)) continue;
    const there = world.people.some(
      ({ key, posts }) =>
        key !== report.about?.key &&
        posts.some((post) => roles.includes(post.role) && post.areaCode === code),
    );
    if (there) return code;
  }
  return report.area.slice(0, 6);
}

export const verifyLevel = (world: ModelWorld, report: ModelReport): string =>
  nearest(world, report, VERIFIERS, report.area);
const dispatchLevel = (world: ModelWorld, report: ModelReport): string =>
  nearest(world, report, DISPATCHERS, report.area);
const above = (world: ModelWorld, report: ModelReport, level: string): string =>
  nearest(world, report, LEADERS, level.length > 6 ? level.slice(0, -3) : level);

const replaceOpen = (report: ModelReport): void => {
  for (const one of report.assignments)
    if (one.state === 'waiting' || one.state === 'accepted') one.state = 'replaced';
};
const setLead = (report: ModelReport, state: ModelAssignment['state']): void => {
  const lead = leadOf(report);
  if (lead) lead.state = state;
};

/** What a step brought that the effect depends on. */
export interface Brought {
  readonly target?: ModelTarget;
  readonly assisting?: readonly ModelTarget[];
  readonly area?: string;
  readonly original?: ModelReport;
  readonly recalled?: string;
  readonly today: string;
}

const assignment = (
  report: ModelReport,
  kind: ModelAssignment['kind'],
  target: ModelTarget,
  from: string,
): ModelAssignment => ({
  id: `${report.id}-${report.assignments.length + 1}`,
  kind,
  ...target,
  from,
  state: 'waiting',
});

/** Brings what the model believes to what must be after a step that succeeded; `person` is null for the system. */
export function applyStep(
  world: ModelWorld,
  report: ModelReport,
  action: Action,
  person: ModelPerson | null,
  brought: Brought,
): void {
  const row = findTransition(report.state, action);
  if (!row) throw new Error(`the table has no ${action} in ${report.state}`);
  if (person) applyPersonal(world, report, action, person, brought);
  else applySystem(world, report, action);
  report.state = row.to;
  report.version += 1;
}

function applySystem(world: ModelWorld, report: ModelReport, action: Action): void {
  if (action === 'escalateOverdue') {
    const raised = above(world, report, levelOf(report));
    if (report.state === 'dispatched' || report.state === 'accepted') report.overseer = raised;
    else report.holder = raised;
  }
  if (action === 'releaseMerged') {
    report.mergedInto = null;
    report.holder = verifyLevel(world, report);
  }
  if (action === 'closeUnrated') report.holder = null;
}

function applyPersonal(
  world: ModelWorld,
  report: ModelReport,
  action: Action,
  person: ModelPerson,
  brought: Brought,
): void {
  switch (action) {
    case 'withdraw':
      replaceOpen(report);
      report.holder = null;
      report.overseer = null;
      report.supervised = false;
      report.extensionAsked = false;
      break;
    case 'supplement':
      if (report.state === 'needsMore') report.holder = verifyLevel(world, report);
      break;
    case 'urge':
      report.urgedOn = brought.today;
      break;
    case 'verify':
    case 'grantAppeal':
      report.holder = dispatchLevel(world, report);
      break;
    case 'reject': {
      const areaCode = verifyingArea(person, report);
      const level = levelOf(report);
      report.rejection = {
        key: person.key,
        areaCode: areaCode.length < level.length ? areaCode : level,
      };
      report.holder = null;
      break;
    }
    case 'appeal':
      report.appealed = true;
      report.holder = above(world, report, report.rejection?.areaCode ?? report.area.slice(0, 6));
      break;
    case 'refuseAppeal':
      report.holder = null;
      break;
    case 'move':
      report.area = brought.area ?? report.area;
      report.holder = verifyLevel(world, report);
      break;
    case 'merge':
      report.mergedInto = brought.original ?? null;
      report.holder = null;
      report.overseer = null;
      break;
    case 'unmerge':
      report.mergedInto = null;
      report.holder = verifyLevel(world, report);
      break;
    case 'dispatch':
    case 'transfer': {
      const from = givingArea(person, report);
      replaceOpen(report);
      if (action === 'transfer') report.extensionAsked = false;
      const target = brought.target ?? { areaCode: null, organisationId: null };
      report.assignments.push(assignment(report, 'lead', target, from));
      report.holder = target.areaCode;
      for (const part of brought.assisting ?? [])
        report.assignments.push(assignment(report, 'assisting', part, from));
      break;
    }
    case 'whistle': {
      const from = handlingArea(person, report);
      for (const part of brought.assisting ?? [])
        report.assignments.push(assignment(report, 'assisting', part, from));
      break;
    }
    case 'acceptPart':
    case 'declinePart':
    case 'answerPart': {
      const part = partOf(person, report, action === 'answerPart' ? 'accepted' : 'waiting');
      if (part)
        part.state =
          action === 'acceptPart' ? 'accepted' : action === 'declinePart' ? 'declined' : 'resolved';
      report.handledBy.add(person.key);
      break;
    }
    case 'recallPart': {
      const part = openPartsOf(report).find(({ id }) => id === brought.recalled);
      if (part) part.state = 'replaced';
      break;
    }
    case 'accept':
      setLead(report, 'accepted');
      report.handledBy.add(person.key);
      break;
    case 'decline':
      setLead(report, 'declined');
      replaceOpen(report);
      report.holder = dispatchLevel(world, report);
      break;
    case 'progress':
      report.handledBy.add(person.key);
      break;
    case 'resolve':
      setLead(report, 'resolved');
      report.handledBy.add(person.key);
      break;
    case 'escalate':
      report.holder = above(world, report, levelOf(report));
      replaceOpen(report);
      report.overseer = null;
      report.extensionAsked = false;
      break;
    case 'askExtension':
      report.extensionAsked = true;
      break;
    case 'grantExtension':
    case 'refuseExtension':
    case 'suspend':
      report.extensionAsked = false;
      break;
    case 'supervise':
      report.supervised = true;
      break;
    case 'liftSupervision':
      report.supervised = false;
      break;
    case 'rateSolved':
    case 'close':
      report.holder = null;
      report.overseer = null;
      report.supervised = false;
      break;
    case 'rateUnsolved': {
      const last = report.assignments.findLast(({ kind }) => kind === 'lead');
      const level = last?.areaCode ?? last?.from ?? report.area.slice(0, 6);
      report.holder = above(world, report, level);
      report.overseer = null;
      report.supervised = true;
      report.reopenings += 1;
      report.extensionAsked = false;
      report.mergedInto = null;
      break;
    }
    case 'shelve':
    case 'takeUp':
      report.holder = report.area.slice(0, 6);
      if (action === 'shelve') {
        report.overseer = null;
        report.supervised = true;
      }
      break;
    default:
      break;
  }
}
