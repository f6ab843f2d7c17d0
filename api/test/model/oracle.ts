import type { Action } from '@shared/actions';
import type { Role } from '@shared/roles';
import { findTransition } from '@shared/workflow';
import { AREA_ROLES, reaches } from '../reach';
import type { ModelPerson, ModelPost } from './modelCast';
import { leadOf, levelOf, type ModelReport, type ModelTarget, openPartsOf } from './modelReport';

/** The last possible answer of a step, as the table and the rules of the domain have it: 200, or a code of an error. */
export type Expected = 'ok' | 'not_found' | 'forbidden' | string;

const VERIFY: readonly Role[] = ['gridMember', 'villageCadre', 'gridLeader', 'admin'];
const DISPATCH: readonly Role[] = ['serviceStation', 'villageCadre', 'gridLeader', 'admin'];
const HANDLE: readonly Role[] = ['microGridLeader', 'gridMember', 'villageCadre', 'gridLeader'];
const ANY: readonly Role[] = [...VERIFY, ...DISPATCH, ...HANDLE, 'supervisor'];

const reachesReport = (report: ModelReport, code: string): boolean =>
  reaches(code, report.area, report.about?.areaCode);

const isGiven = (post: ModelPost, target: ModelTarget): boolean =>
  target.organisationId !== null
    ? post.organisationId === target.organisationId
    : post.areaCode === target.areaCode && HANDLE.includes(post.role);

/** Whether a person may see a report at all. */
export function sees({ key, posts }: ModelPerson, report: ModelReport): boolean {
  if (report.about?.key === key) return false;
  if (report.reporter === key || report.filedBy === key) return true;
  return posts.some(
    (post) =>
      (post.areaCode !== null &&
        AREA_ROLES.includes(post.role) &&
        reachesReport(report, post.areaCode)) ||
      (post.organisationId !== null &&
        report.assignments.some(
          (one) =>
            one.state !== 'declined' &&
            one.state !== 'replaced' &&
            one.organisationId === post.organisationId,
        )),
  );
}

const reaching = (person: ModelPerson, report: ModelReport, roles: readonly Role[]): ModelPost[] =>
  person.posts.filter(
    (post) =>
      roles.includes(post.role) && post.areaCode !== null && reachesReport(report, post.areaCode),
  );

/** What was raised is dealt with from there upward. */
const highEnough = (report: ModelReport, post: ModelPost): boolean =>
  (report.state !== 'reopened' && report.state !== 'appealed') ||
  (post.areaCode ?? '').length <= (report.holder ?? report.area.slice(0, 6)).length;

const dispatching = (person: ModelPerson, report: ModelReport): ModelPost[] =>
  reaching(person, report, DISPATCH).filter((post) => highEnough(report, post));
const keeping = (person: ModelPerson, report: ModelReport): ModelPost[] =>
  reaching(person, report, ['gridMember']).filter((post) => highEnough(report, post));

const leads = (person: ModelPerson, report: ModelReport): boolean => {
  const lead = leadOf(report);
  return lead !== undefined && person.posts.some((post) => isGiven(post, lead));
};
/** The part of a person that stands in this state. */
export const partOf = (person: ModelPerson, report: ModelReport, state: 'waiting' | 'accepted') =>
  openPartsOf(report).find(
    (part) => part.state === state && person.posts.some((post) => isGiven(post, part)),
  );
const hasPart = (
  person: ModelPerson,
  report: ModelReport,
  state: 'waiting' | 'accepted',
): boolean => partOf(person, report, state) !== undefined;
const handled = (person: ModelPerson, report: ModelReport): boolean =>
  report.handledBy.has(person.key);
const isResident = (person: ModelPerson, report: ModelReport): boolean =>
  report.reporter === person.key || report.filedBy === person.key;
const isStaff = (person: ModelPerson, report: ModelReport): boolean =>
  reaching(person, report, ANY).length > 0 ||
  report.assignments.some(
    (one) =>
      one.state !== 'declined' &&
      one.state !== 'replaced' &&
      person.posts.some((post) => isGiven(post, one)),
  );

/** Who may take an action, in the words of domain.md; written without looking at the policies. */
export function belongsTo(person: ModelPerson, action: Action, report: ModelReport): boolean {
  const handles = leads(person, report);
  switch (action) {
    case 'correct':
    case 'withdraw':
    case 'supplement':
    case 'urge':
    case 'appeal':
      return isResident(person, report);
    case 'rateSolved':
    case 'rateUnsolved':
    case 'shelve':
      // For a 代报 somebody telephones who did not handle it.
      return (
        report.reporter === person.key ||
        (report.filedBy !== null &&
          !handled(person, report) &&
          reaching(person, report, ANY).length > 0)
      );
    case 'contact':
    case 'verify':
    case 'askForMore':
    case 'reject':
    case 'move':
    case 'merge':
    case 'unmerge':
      return reaching(person, report, VERIFY).length > 0;
    case 'grantAppeal':
    case 'refuseAppeal':
      return (
        report.rejection?.key !== person.key &&
        reaching(person, report, VERIFY).some((post) => highEnough(report, post))
      );
    case 'dispatch':
    case 'transfer':
      return dispatching(person, report).length > 0 || keeping(person, report).length > 0;
    case 'whistle':
    case 'recallPart':
    case 'escalate':
    case 'resume':
      return (
        handles ||
        dispatching(person, report).length > 0 ||
        (!leadOf(report) && reaching(person, report, VERIFY).length > 0)
      );
    case 'acceptPart':
    case 'declinePart':
      return hasPart(person, report, 'waiting');
    case 'answerPart':
      return hasPart(person, report, 'accepted');
    case 'accept':
    case 'decline':
    case 'progress':
    case 'askExtension':
    case 'resolve':
      return handles;
    case 'grantExtension':
    case 'refuseExtension':
    case 'suspend':
      return !handles && dispatching(person, report).length > 0;
    case 'remind':
    case 'inspect':
    case 'supervise':
    case 'liftSupervision':
      return (
        !handled(person, report) && reaching(person, report, ['supervisor', 'admin']).length > 0
      );
    case 'takeUp':
    case 'close':
      return reaching(person, report, DISPATCH).some((post) => post.areaCode?.length === 6);
    case 'note':
      return isStaff(person, report);
    default:
      return false;
  }
}

/** Whether a dispatcher may give it to this target: the own area or below, an organisation only by those who lead. */
export const mayGive = (person: ModelPerson, report: ModelReport, target: ModelTarget): boolean =>
  dispatching(person, report).some(
    (post) => target.organisationId !== null || target.areaCode?.startsWith(post.areaCode ?? '-'),
  ) || keeping(person, report).some((post) => target.areaCode === post.areaCode);

/** What beside the state stands in the way, in the order of the table. */
function obstacle(report: ModelReport, action: Action, today: string): string | null {
  const openParts = openPartsOf(report).length;
  switch (action) {
    case 'appeal':
      return report.appealed ? 'already_appealed' : null;
    case 'urge':
      return report.urgedOn === today ? 'already_urged' : null;
    case 'askExtension':
      return report.extensionAsked ? 'extension_asked' : null;
    case 'grantExtension':
    case 'refuseExtension':
      return report.extensionAsked ? null : 'no_extension_asked';
    case 'recallPart':
      return openParts === 0 ? 'wrong_state' : null;
    case 'resolve':
      return openParts > 0 ? 'parts_open' : null;
    case 'supervise':
      return report.supervised ? 'already_supervised' : null;
    case 'liftSupervision':
      return report.supervised ? null : 'wrong_state';
    case 'escalate':
    case 'escalateOverdue':
      return levelOf(report).length === 6 ? 'at_county' : null;
    default:
      return null;
  }
}

/** The post of a person that gives it to a target: it names the level the report is dispatched from. */
export const givingArea = (person: ModelPerson, report: ModelReport): string =>
  (dispatching(person, report)[0] ?? keeping(person, report)[0])?.areaCode ?? '';

/** The area with which a person verifies. */
export const verifyingArea = (person: ModelPerson, report: ModelReport): string =>
  reaching(person, report, VERIFY)[0]?.areaCode ?? '';

/** The area with which a person calls others in. */
export const handlingArea = (person: ModelPerson, report: ModelReport): string => {
  const lead = leadOf(report);
  const own = lead && person.posts.find((post) => isGiven(post, lead));
  return (own ? own.areaCode : dispatching(person, report)[0]?.areaCode) ?? report.area.slice(0, 6);
};

/** What the API must answer to a step with a body that fits. */
export function expectedAnswer(
  person: ModelPerson,
  action: Action,
  report: ModelReport,
  today: string,
): Expected {
  if (!sees(person, report)) return 'not_found';
  if (!belongsTo(person, action, report)) return 'forbidden';
  const row = findTransition(report.state, action);
  if (!row || row.who === 'system') return 'wrong_state';
  return obstacle(report, action, today) ?? 'ok';
}
