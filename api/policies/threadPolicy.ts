import type { Role } from '@shared/roles';
import type { AreaStep } from '@shared/schemas/fields';
import type { Actor, ActorPost } from '../actor';
import type { MessageDocument } from '../models/Message';
import type { ReportDocument } from '../models/Report';
import { canRead } from './reportPolicy';
import { actorKeys } from './viewerKeys';

/** What the rules look at: whose talk it is, and where. Without a report it is "my grid". */
export interface Talk {
  readonly id: string;
  readonly county: string;
  readonly residentId: string;
  /** County … deepest unit of the report, or of the resident's own grid. */
  readonly areaPath: readonly AreaStep[];
  readonly report: ReportDocument | null;
  /** Posts and organisations it is addressed to: `ROLE@AREA`, `org:ID`. */
  readonly keys: readonly string[];
}

/** Roles that may speak for an area above those a talk is addressed to. */
const SPEAKERS: readonly Role[] = [
  'microGridLeader',
  'gridMember',
  'villageCadre',
  'gridLeader',
  'serviceStation',
  'supervisor',
  'admin',
];

export const isResidentOf = (actor: Pick<Actor, 'personId'>, talk: Pick<Talk, 'residentId'>) =>
  talk.residentId === actor.personId;

/**
 * The resident, and the staff whose posts reach the report or the resident's grid. Somebody who merely said "me too"
 * sees the report, not what its reporter writes.
 */
export function canReadTalk(actor: Actor, talk: Talk): boolean {
  if (actor.county !== talk.county) return false;
  if (isResidentOf(actor, talk)) return true;
  const keys = actorKeys(actor).filter((key) => !key.startsWith('person:'));
  if (talk.report)
    return (
      canRead(actor, talk.report) &&
      (keys.some((key) => talk.report?.viewerKeys.includes(key)) ||
        talk.report.behalf?.personId === actor.personId)
    );
  return talk.areaPath.some(({ code }) => keys.includes(`area:${code}`));
}

/** The key by which a talk is addressed to a post, whoever holds it: `ROLE@AREA` or `org:ID`. */
export const postKey = (post: Pick<ActorPost, 'role' | 'areaCode' | 'organisationId'>): string =>
  post.areaCode ? `${post.role}@${post.areaCode}` : `org:${post.organisationId}`;

/** In whose name a person speaks in a talk; null for those who only read. */
export type Speaker = { readonly as: 'resident' } | { readonly as: 'staff'; post: ActorPost };

/** The post a talk is addressed to comes first; else one on duty whose area holds it. */
export function speakerOf(actor: Actor, talk: Talk): Speaker | null {
  if (!canReadTalk(actor, talk)) return null;
  if (isResidentOf(actor, talk)) return { as: 'resident' };
  const onDuty = actor.posts.filter((post) => post.onDuty);
  const post =
    onDuty.find((own) => talk.keys.includes(postKey(own))) ??
    onDuty.find(
      (own) =>
        SPEAKERS.includes(own.role) &&
        talk.areaPath.some(({ code }) => code === own.areaCode) &&
        (!talk.report || talk.report.viewerKeys.includes(`area:${own.areaCode}`)),
    );
  return post ? { as: 'staff', post } : null;
}

/**
 * Whether a message is kept from everybody but its sender: doubtful words that nobody cleared, and what a person
 * decided against. What could not be asked about (`unchecked`: h5, WeChat's service away) passes between the resident
 * and the staff, who look at it themselves; nobody else reads a talk.
 */
export function isHeld({
  textCheck,
  content,
}: Pick<MessageDocument, 'textCheck' | 'content'>): boolean {
  if ((content?.withheld?.length ?? 0) > 0) return true;
  const doubtful = textCheck === 'review' || textCheck === 'risky';
  return doubtful && (content?.cleared?.length ?? 0) === 0;
}
