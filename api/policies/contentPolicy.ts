import type { Role } from '@shared/roles';
import type { WordCheck } from '@shared/schemas/content';
import type { ContentState } from '@shared/schemas/uploads';
import type { Actor } from '../actor';
import { fileContentKey, wordsKey } from '../contentKeys';
import type { ReportContent, ReportDocument } from '../models/Report';
import { actorKeys } from './viewerKeys';

const REVIEWERS: readonly Role[] = ['admin', 'supervisor'];

/** The areas whose content a person decides about, from posts on duty; none for everybody else. */
export const reviewAreas = (actor: Pick<Actor, 'posts'>): string[] =>
  actor.posts.flatMap((post) =>
    post.onDuty && REVIEWERS.includes(post.role) && post.areaCode !== null ? [post.areaCode] : [],
  );

/** The filter of every review a person may see: of the own areas, not about the person, not the person's own. */
export const visibleReviews = (actor: Actor) => ({
  county: actor.county,
  reach: { $in: reviewAreas(actor) },
  aboutPersonId: { $ne: actor.personId },
  authorId: { $ne: actor.personId },
});

/** What of a report decides who sees its words and pictures. */
export type ContentRights = Pick<ReportDocument, 'reporter' | 'viewerKeys' | 'content'>;

/** Staff whose post or organisation reaches a report handle it with all it carries, marked where it waits. */
export const seesUncleared = (
  actor: Pick<Actor, 'personId' | 'posts'>,
  { viewerKeys }: Pick<ContentRights, 'viewerKeys'>,
): boolean =>
  actorKeys(actor).some((key) => !key.startsWith('person:') && viewerKeys.includes(key));

function decided(content: ReportContent | undefined, key: string): ContentState | null {
  if (content?.withheld?.includes(key)) return 'withheld';
  return content?.cleared?.includes(key) ? 'shown' : null;
}

/**
 * Whether others may read words. Passed by WeChat, cleared by a person, or an office's own where nobody could be asked;
 * without a check they are the system's.
 */
export function wordsState(
  { reporter, content }: Pick<ContentRights, 'reporter' | 'content'>,
  {
    words,
    check,
    authorId,
  }: { words: string; check: WordCheck | undefined; authorId: string | null },
): ContentState {
  const known = decided(content, wordsKey(words));
  if (known) return known;
  if (check === undefined || check === 'pass') return 'shown';
  const byStaff = authorId !== null && authorId !== reporter.personId;
  return check === 'unchecked' && byStaff ? 'shown' : 'pending';
}

/** Whether others may see a picture: not before WeChat passed it or a person cleared it. */
export const fileState = (
  { content }: Pick<ContentRights, 'content'>,
  fileId: string,
): ContentState => decided(content, fileContentKey(fileId)) ?? 'pending';
