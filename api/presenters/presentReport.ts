import { ACTION_NAMES } from '@shared/actions';
import { findCategory } from '@shared/categories';
import { wgs84, wgs84ToGcj02 } from '@shared/coordinates';
import { formatReportNumber } from '@shared/reportNumber';
import type { ReportDetail, ReportSummary, TimelineEntry } from '@shared/schemas/reports';
import { STATE_NAMES, STEPS_DONE } from '@shared/states';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import { areaLabel } from '../grids/findResponsible';
import type * as stored from '../models/Report';
import { hidesReporter, isStaffOf, supervises } from '../policies/reportPolicy';
import { contentShownTo, type ShownContent } from './contentShownTo';
import { maskName, maskPhone } from './mask';
import { presentAbilities } from './presentAbilities';
import { presentAssignments, presentCourse, presentMarks, presentOriginal } from './presentCourse';
import { presentHolder } from './presentHolder';

const EXCERPT_CHARACTERS = 60;

/** One line of a list. */
export function presentReportSummary(
  deps: Deps,
  actor: Actor,
  report: stored.ReportRow,
): ReportSummary {
  const [photo] = report.photos;
  const shown = contentShownTo(deps, actor, report);
  const authorId = report.reporter.personId;
  const characters = [...shown.words(report.words, report.textCheck, authorId).words];
  const short = characters.slice(0, EXCERPT_CHARACTERS).join('');
  return {
    id: report._id,
    number: formatReportNumber(report.number),
    version: report.version,
    state: report.state,
    stateName: STATE_NAMES[report.state],
    stepsDone: STEPS_DONE[report.state],
    category: presentCategory(report.category),
    excerpt: characters.length > EXCERPT_CHARACTERS ? `${short}…` : short,
    areaName: areaLabel(report.areaPath),
    createdAt: report.createdAt.toISOString(),
    updatedAt: report.updatedAt.toISOString(),
    dueAt: report.nextDueAt?.toISOString() ?? null,
    dueFor: report.nextDueFor,
    overdue:
      report.nextDueAt !== null && report.nextDueFor !== 'rating' && report.nextDueAt < deps.now(),
    holderName: report.holder.name,
    thumbnailUrl: photo ? shown.photo(photo, authorId).thumbnailUrl : null,
    photoCount: report.photos.length,
    marks: presentMarks(report, deps.now()),
  };
}

const presentCategory = (code: string) => ({ code, name: findCategory(code)?.name ?? code });

/** What stands outside the report's own document. */
export interface AroundReport {
  readonly reporter: { name: string | null; phone: string | null };
  /** The report it was merged into. */
  readonly original: Pick<stored.ReportDocument, 'number' | 'state' | 'holder'> | null;
  readonly supporters: number;
}

/** The whole of a report as one person may see it, with what that person may do now. */
export function presentReport(
  deps: Deps,
  directory: CountyDirectory,
  actor: Actor,
  report: stored.ReportDocument,
  around: AroundReport,
): ReportDetail {
  const authorId = report.reporter.personId;
  const isMe = authorId === actor.personId;
  const shown = contentShownTo(deps, actor, report);
  const words = shown.words(report.words, report.textCheck, authorId);
  const staff = isStaffOf(actor, report);
  const supervising = supervises(actor, report);
  return {
    ...presentReportSummary(deps, actor, report),
    words: words.words,
    wordsCheck: words.check,
    photos: report.photos.map((photo) => shown.photo(photo, authorId)),
    areaPath: report.areaPath,
    place: presentPlace(deps, report),
    reporter: presentReporter(isMe, hidesReporter(report), around.reporter),
    aboutStaff: report.about !== null,
    holder: presentHolder(directory, report.holder),
    clocks: {
      verifyBy: iso(report.clocks.verifyBy),
      appealBy: iso(report.clocks.appealBy),
      dispatchBy: iso(report.clocks.dispatchBy),
      acceptBy: iso(report.clocks.acceptBy),
      resolveBy: iso(report.clocks.resolveBy),
      rateBy: iso(report.clocks.rateBy),
      reviewBy: iso(report.clocks.reviewBy),
    },
    assignments: presentAssignments(report, staff),
    timeline: report.timeline
      .filter((entry) => entry.audience === 'all' || staff)
      .map((entry) => presentEntry(shown, entry, supervising))
      .reverse(),
    rating: presentRating(shown, report),
    reopenings: report.reopenings,
    ...presentCourse(report),
    original: presentOriginal(around.original),
    supporters: around.supporters,
    abilities: presentAbilities(actor, report, deps.now()),
  };
}

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

function presentPlace(deps: Deps, report: stored.ReportDocument): ReportDetail['place'] {
  const { source, position, address } = report.place;
  const point = position && wgs84(position.coordinates[0], position.coordinates[1]);
  const shifted = point && wgs84ToGcj02(point);
  return {
    source,
    address: address && deps.keyRing.decrypt(address, `report/${report._id}/address`),
    position: point && { longitude: point[0], latitude: point[1], datum: 'WGS-84' },
    gcj02: shifted && { longitude: shifted[0], latitude: shifted[1], datum: 'GCJ-02' },
  };
}

function presentReporter(
  isMe: boolean,
  hidden: boolean,
  { name, phone }: { name: string | null; phone: string | null },
): ReportDetail['reporter'] {
  if (isMe) return { isMe, name, phone: phone && maskPhone(phone), hidden };
  if (hidden) return { isMe, name: null, phone: null, hidden };
  return { isMe, name: name && maskName(name), phone: phone && maskPhone(phone), hidden };
}

function presentWords(
  shown: ShownContent,
  { words, wordsCheck, byPersonId }: stored.TimelineEntry,
): Pick<TimelineEntry, 'words' | 'wordsCheck'> {
  if (words === null) return { words, wordsCheck: 'shown' };
  const { words: read, check } = shown.words(words, wordsCheck, byPersonId);
  return { words: read, wordsCheck: check };
}

/** The words of a rating are those of the step that brought it. */
function presentRating(shown: ShownContent, report: stored.ReportDocument): ReportDetail['rating'] {
  const { rating } = report;
  if (!rating) return null;
  const entry = report.timeline.findLast(({ words }) => words !== null && words === rating.words);
  const words = rating.words && entry ? presentWords(shown, entry).words : rating.words;
  return { ...rating, words, at: rating.at.toISOString() };
}

const presentEntry = (
  shown: ShownContent,
  entry: stored.TimelineEntry,
  supervising: boolean,
): TimelineEntry => ({
  sequence: entry.sequence,
  at: entry.at.toISOString(),
  action: entry.action,
  actionName: ACTION_NAMES[entry.action],
  by: entry.byName,
  state: entry.to,
  audience: entry.audience,
  ...presentWords(shown, entry),
  summary: entry.summary,
  photos: entry.photos.map((photo) => shown.photo(photo, entry.byPersonId)),
  doubts: supervising ? (entry.evidence?.doubts ?? []) : [],
});
