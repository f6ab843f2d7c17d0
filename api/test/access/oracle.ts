import { TEST_COUNTY } from '../buildCounty';
import { AREA_ROLES, reaches } from '../reach';
import type { Kind } from './cast';
import type { ReportFacts } from './things';

const reachesByPost = ({ post }: Kind, facts: ReportFacts): boolean => {
  if (!post) return false;
  if (post.organisationId) return facts.organisations.includes(post.organisationId);
  if (!post.areaCode || !AREA_ROLES.includes(post.role)) return false;
  return reaches(post.areaCode, facts.areaCode, facts.about?.areaCode);
};

const isLeftOut = (kind: Kind, { about }: ReportFacts): boolean =>
  kind.county !== TEST_COUNTY || about?.name === kind.name;

/** Whether a person may see a report at all. */
export const sees = (kind: Kind, facts: ReportFacts): boolean =>
  !isLeftOut(kind, facts) &&
  (facts.reporter === kind.name || facts.filedBy === kind.name || reachesByPost(kind, facts));

/** Whether a person is of the staff's side: reads its notes and parts. Who is away only follows it. */
export const isOfStaff = (kind: Kind, facts: ReportFacts): boolean =>
  !isLeftOut(kind, facts) && kind.post?.onDuty === true && reachesByPost(kind, facts);

/** Whether a person may read what the reporter and the staff say to each other. */
export const seesTalk = sees;

/** A resident's talk with their own grid: themselves, and the staff whose posts reach where they live. */
export const seesGridTalk = (kind: Kind, resident: string, areaCode: string): boolean =>
  kind.name === resident ||
  (kind.county === TEST_COUNTY &&
    kind.post?.areaCode != null &&
    AREA_ROLES.includes(kind.post.role) &&
    areaCode.startsWith(kind.post.areaCode));

/** Which posts a person may list: their own, those of their area and below, those of their organisation. */
export const seesPost = (kind: Kind, { county, post }: Kind): boolean => {
  if (!post || kind.county !== county) return false;
  if (kind.post?._id === post._id) return true;
  if (!kind.post) return false;
  if (kind.post.organisationId) return kind.post.organisationId === post.organisationId;
  if (!kind.post.areaCode || !AREA_ROLES.includes(kind.post.role)) return false;
  return kind.post.areaCode === county || (post.areaCode ?? '').startsWith(kind.post.areaCode);
};
