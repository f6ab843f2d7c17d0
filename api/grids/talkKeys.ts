import type { Role } from '@shared/roles';
import type { AreaStep } from '@shared/schemas/fields';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { StaffPost } from '../directory/postRegister';
import type { ReportDocument } from '../models/Report';
import { AREA_ASSIGNEES } from '../policies/viewerKeys';

/** Roles that answer residents in a unit, nearest first. */
export const ANSWERING: readonly Role[] = [
  'microGridLeader',
  'gridMember',
  'villageCadre',
  'gridLeader',
];

type Given = Pick<ReportDocument, 'assignments' | 'holder'>;

/**
 * The posts and organisations a talk is addressed to by itself. Of a report: who was given it last, else who holds it.
 * Without one, and where a report is with nobody: those of the resident's grid and micro-grid.
 */
export function talkKeys(path: readonly AreaStep[], report: Given | null): string[] {
  const given = report && (givenKeys(report) ?? holderKeys(report));
  return given ?? gridKeys(path);
}

function givenKeys({ assignments }: Given): string[] | null {
  const leads = assignments.filter(
    (one) => one.kind === 'lead' && one.state !== 'declined' && one.state !== 'replaced',
  );
  const last = leads.at(-1);
  if (last?.organisationId) return [`org:${last.organisationId}`];
  return last?.areaCode ? AREA_ASSIGNEES.map((role) => `${role}@${last.areaCode}`) : null;
}

function holderKeys({ holder }: Given): string[] | null {
  if (holder.organisationId) return [`org:${holder.organisationId}`];
  return holder.role && holder.areaCode ? [`${holder.role}@${holder.areaCode}`] : null;
}

function gridKeys(path: readonly AreaStep[]): string[] {
  const near = path.filter(({ level }) => level === 'grid' || level === 'microgrid');
  const units = near.length > 0 ? near : path.slice(-1);
  return units.flatMap(({ code }) => ANSWERING.map((role) => `${role}@${code}`));
}

/** The posts behind a key, whoever holds them now. */
export function postsOfKey(directory: CountyDirectory, key: string): readonly StaffPost[] {
  if (key.startsWith('org:')) return directory.posts.ofOrganisation(key.slice(4));
  const [role, areaCode = ''] = key.split('@');
  return directory.posts.atArea(areaCode).filter((post) => post.role === role);
}

/** People on duty behind keys, each once. */
export const onDutyOf = (directory: CountyDirectory, keys: readonly string[]): StaffPost[] => [
  ...new Map(
    keys
      .flatMap((key) => postsOfKey(directory, key))
      .filter((post) => post.onDuty)
      .map((post) => [post.personId, post]),
  ).values(),
];
