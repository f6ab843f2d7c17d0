import type { Role } from '@shared/roles';
import type { AreaStep } from '@shared/schemas/fields';
import type { ContentState } from '@shared/schemas/uploads';
import type { Actor, ActorPost } from '../actor';
import type { MessageDocument } from '../models/Message';
import type { ReportDocument } from '../models/Report';
import { fileState, wordsState } from './contentPolicy';
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

const WORST: readonly ContentState[] = ['withheld', 'pending', 'shown'];

/**
 * Whether the other side may see a message: by the rules of reports, so that what was not looked at yet, or was decided
 * against, shows a placeholder. The staff read what a resident sends them, with a mark; its sender always does.
 */
export function messageState(
  { residentId }: Pick<Talk, 'residentId'>,
  { from, text, textCheck, photos, voice, content }: MessageDocument,
): ContentState {
  const rights = { reporter: { personId: residentId, hideName: false }, content };
  const files = [...photos, ...(voice ? [voice] : [])];
  const states = files.map(({ fileId }) => fileState(rights, fileId));
  if (text !== null)
    states.push(wordsState(rights, { words: text, check: textCheck, authorId: from.personId }));
  return WORST.find((state) => states.includes(state)) ?? 'shown';
}

/** Whether a person may see what is not (yet) shown to the other side. */
export const seesHeld = (
  actor: Actor,
  talk: Pick<Talk, 'residentId'>,
  { from }: Pick<MessageDocument, 'from'>,
): boolean => from.personId === actor.personId || !isResidentOf(actor, talk);
