import { REDACTED_WORDS } from '@shared/redaction';
import type { RedactionBody, RedactionTarget } from '@shared/schemas/redaction';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import type { ReportDocument, TimelineEntry } from '../models/Report';
import { actingPost } from '../policies/reportPolicy';
import { redactionMessages } from '../redactionMessages';
import { destroyFiles } from './destroyFiles';
import { postLabel } from './postLabel';
import type { StepContext, StepDraft } from './stepDraft';
import { type StepRequest, takeStep } from './takeStep';

const DAY_MS = 86_400_000;

/** Until when a copy made before may lie in a backup. */
export const backupsUntil = ({ env }: Pick<Deps, 'env'>, from: Date): Date =>
  new Date(from.getTime() + env.BACKUP_KEEP_DAYS * DAY_MS);

/**
 * Takes words, photos or the address out of a report, after the fact: the original is gone at once, in the document and
 * in the store; that something was there, who took it out and why stays on the timeline. The reporter may do so with
 * what they sent themselves, the staff of its areas with everything.
 * @throws ApiError not_found, forbidden, wrong_state where nothing of it is there, conflict, key_reused
 */
export async function redactReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  { target, reason }: RedactionBody,
): Promise<ReportDocument> {
  const report = await takeStep(deps, actor, 'redact', request, (context) => {
    const post = actingPost(actor, 'redact', context.report);
    if (!post && !isOwn(actor, context.report, target)) throw apiError('forbidden');
    return {
      byName: post ? postLabel(context.directory, post) : messages.reporter,
      words: reason,
      audience: audienceOf(context.report, target),
      ...redacted(deps, context, target),
    };
  });
  // The projection destroys them again from the mark on the timeline: a process that dies here leaves nothing behind.
  await destroyFiles(deps, target.photoIds);
  return report;
}

const isOwn = (actor: Actor, report: ReportDocument, target: RedactionTarget): boolean =>
  target.kind === 'report' ||
  report.timeline.find((entry) => entry.sequence === target.sequence)?.byPersonId ===
    actor.personId;

function redacted(
  deps: Deps,
  { report, now }: StepContext,
  target: RedactionTarget,
): Pick<StepDraft, 'summary' | 'set' | 'rewriteTimeline'> {
  const there = target.kind === 'report' ? report : entryOf(report, target.sequence);
  const photoIds = new Set(target.photoIds);
  const kept = (photos: ReportDocument['photos']) =>
    photos.filter(({ fileId }) => !photoIds.has(fileId));
  const address = target.kind === 'report' && target.address;
  if (
    !there ||
    there.photos.length - kept(there.photos).length !== photoIds.size ||
    (target.words && (!there.words || there.words === REDACTED_WORDS)) ||
    (address && !report.place.address)
  )
    throw apiError('wrong_state', { version: report.version }, redactionMessages.notThere);
  // The mark of what was taken from the report itself stands on the step that brought it.
  const marked = target.kind === 'report' ? 1 : target.sequence;
  const { rating } = report;
  const ratedSo = target.kind === 'entry' && target.words && rating?.words === there.words;
  return {
    summary: summaryOf(deps, target, address, now),
    set: {
      // A picture that was sent twice is one file: it goes wherever it stands.
      photos: kept(report.photos),
      ...(target.kind === 'report' && target.words
        ? { words: REDACTED_WORDS, textCheck: 'pass' }
        : {}),
      ...(address ? { place: { ...report.place, address: null } } : {}),
      ...(rating && ratedSo ? { rating: { ...rating, words: REDACTED_WORDS } } : {}),
    },
    rewriteTimeline: (timeline) =>
      timeline.map((entry) => ({
        ...entry,
        photos: kept(entry.photos),
        ...(target.kind === 'entry' && target.words && entry.sequence === target.sequence
          ? { words: REDACTED_WORDS, wordsCheck: 'pass' as const }
          : {}),
        ...(entry.sequence === marked && photoIds.size > 0
          ? { destroyed: [...(entry.destroyed ?? []), ...photoIds] }
          : {}),
      })),
  };
}

/** Of what only the staff saw, residents do not learn by its being gone. */
const audienceOf = (report: ReportDocument, target: RedactionTarget): TimelineEntry['audience'] =>
  (target.kind === 'entry' && entryOf(report, target.sequence)?.audience) || 'all';

const entryOf = (report: ReportDocument, sequence: number): TimelineEntry | undefined =>
  report.timeline.find((entry) => entry.sequence === sequence);

function summaryOf(deps: Deps, target: RedactionTarget, address: boolean, now: Date): string {
  const what = [
    ...(target.words ? [redactionMessages.words] : []),
    ...(address ? [redactionMessages.address] : []),
    ...(target.photoIds.length > 0 ? [redactionMessages.photos(target.photoIds.length)] : []),
  ];
  return redactionMessages.removed(what.join('、'), backupsUntil(deps, now));
}
