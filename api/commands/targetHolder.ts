import { ROLE_NAMES } from '@shared/roles';
import type { Target } from '@shared/schemas/reportActions';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';
import { areaLabel } from '../grids/findResponsible';
import { messages } from '../messages';
import type { ReportDocument, ReportHolder } from '../models/Report';
import { AREA_ASSIGNEES } from '../policies/viewerKeys';

type Given = Pick<ReportDocument, 'areaPath' | 'about'>;

const NAMED_FIRST = ['gridMember', 'gridLeader', 'villageCadre', 'microGridLeader'] as const;

/** Who has a report that is given to a target. @throws ApiError target_unavailable where nobody there is on duty */
export const targetHolder = (
  directory: CountyDirectory,
  report: Given,
  target: Target,
): ReportHolder =>
  target.kind === 'area'
    ? areaHolder(directory, report, target.areaCode)
    : organisationHolder(directory, report, target.organisationId);

function areaHolder(directory: CountyDirectory, report: Given, code: string): ReportHolder {
  const path = directory.areas.path(code);
  const onPath = report.areaPath.some((area) => area.code === code);
  const hidden = report.about?.areaCode && code.startsWith(report.about.areaCode);
  if (!onPath || hidden) throw apiError('target_unavailable');
  const posts = directory.posts
    .atArea(code)
    .filter(
      (post) =>
        post.onDuty &&
        AREA_ASSIGNEES.includes(post.role) &&
        post.personId !== report.about?.personId,
    );
  // Named for the one who usually handles it; everybody of the area may.
  const role = NAMED_FIRST.find((one) => posts.some((post) => post.role === one));
  if (!role) throw apiError('target_unavailable');
  const name = `${areaLabel(path)}${ROLE_NAMES[role]}`;
  return {
    kind: 'post',
    postIds: posts.map((post) => post.id),
    organisationId: null,
    role,
    areaCode: code,
    name,
    why: messages.dispatchedWhy(name),
  };
}

function organisationHolder(directory: CountyDirectory, report: Given, id: string): ReportHolder {
  const organisation = directory.organisations.get(id);
  const posts = directory.posts
    .ofOrganisation(id)
    .filter((post) => post.onDuty && post.personId !== report.about?.personId);
  if (!organisation?.active || posts.length === 0) throw apiError('target_unavailable');
  return {
    kind: 'organisation',
    postIds: [],
    organisationId: id,
    role: posts[0]?.role ?? null,
    areaCode: null,
    name: organisation.name,
    why: messages.dispatchedWhy(organisation.name),
  };
}
