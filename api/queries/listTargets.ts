import { ROLE_NAMES } from '@shared/roles';
import type { TargetsResponse } from '@shared/schemas/reportActions';
import type { Actor } from '../actor';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { StaffPost } from '../directory/postRegister';
import { areaLabel } from '../grids/findResponsible';
import { messages } from '../messages';
import type { ReportDocument } from '../models/Report';
import { assigneePost, dispatchingPosts, selfHandlingPosts } from '../policies/reportPolicy';
import { AREA_ASSIGNEES, isOpen } from '../policies/viewerKeys';

type Target = TargetsResponse['items'][number];

/** Whom a person may dispatch a report to: areas on its path from the deepest up, then organisations, fitting ones first. */
export function listTargets(
  directory: CountyDirectory,
  actor: Actor,
  report: ReportDocument,
): Target[] {
  const leading = dispatchingPosts(actor, report);
  const own = selfHandlingPosts(actor, report).map((post) => post.areaCode);
  const areas = areasOf(report)
    .filter(
      ({ code }) => own.includes(code) || leading.some((p) => code.startsWith(p.areaCode ?? '-')),
    )
    .map(({ code }) => areaTarget(directory, report, code));
  return leading.length > 0 ? [...areas, ...organisationTargets(directory, report)] : areas;
}

/**
 * Whom a person may call in to assist (吹哨): who leads or dispatches may ask anybody on the report's path and every
 * organisation, but for those who are at it already.
 */
export function listAssistants(
  directory: CountyDirectory,
  actor: Actor,
  report: ReportDocument,
): Target[] {
  if (!assigneePost(actor, report) && dispatchingPosts(actor, report).length === 0) return [];
  const areas = areasOf(report).map(({ code }) => areaTarget(directory, report, code));
  const busy = report.assignments.filter(isOpen).map((one) => one.organisationId ?? one.areaCode);
  return [...areas, ...organisationTargets(directory, report)].filter(
    ({ id }) => !busy.includes(id),
  );
}

/** The areas of a report from the deepest up, without those of the person it is about. */
const areasOf = ({ areaPath, about }: ReportDocument) =>
  areaPath
    .slice(1)
    .reverse()
    .filter(({ code }) => !about?.areaCode || !code.startsWith(about.areaCode));

function areaTarget(directory: CountyDirectory, report: ReportDocument, code: string): Target {
  const posts = directory.posts
    .atArea(code)
    .filter((p) => AREA_ASSIGNEES.includes(p.role) && p.personId !== report.about?.personId);
  const onDuty = posts.filter((post) => post.onDuty);
  const [first] = onDuty;
  return {
    kind: 'area',
    id: code,
    name: areaLabel(directory.areas.path(code)),
    note: first
      ? `${ROLE_NAMES[first.role]} ${messages.onDuty(onDuty.length)}`
      : messages.onDuty(0),
    available: onDuty.length > 0,
  };
}

function organisationTargets(directory: CountyDirectory, report: ReportDocument): Target[] {
  const fits = (id: string): number =>
    directory.organisations.get(id)?.categories.includes(report.category) ? 0 : 1;
  const onDuty = (posts: readonly StaffPost[]): number =>
    posts.filter((p) => p.onDuty && p.personId !== report.about?.personId).length;
  return [...directory.organisations.values()]
    .filter((organisation) => organisation.active)
    .sort((a, b) => fits(a._id) - fits(b._id) || (a.name < b.name ? -1 : 1))
    .map((organisation) => {
      const count = onDuty(directory.posts.ofOrganisation(organisation._id));
      return {
        kind: 'organisation',
        id: organisation._id,
        name: organisation.name,
        note: messages.onDuty(count),
        available: count > 0,
      };
    });
}
