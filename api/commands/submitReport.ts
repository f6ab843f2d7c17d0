import { type Category, findCategory } from '@shared/categories';
import { applyClockEffects, NO_CLOCKS, nextDue, reminderTime } from '@shared/clocks';
import { dayInShanghai } from '@shared/deadlines';
import { makeReportNumber } from '@shared/reportNumber';
import type { submitReportBody } from '@shared/schemas/reports';
import { findTransition } from '@shared/workflow';
import mongoose from 'mongoose';
import type * as z from 'zod/mini';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import { apiError } from '../errors';
import { findResponsible } from '../grids/findResponsible';
import { type ResolvedPlace, resolvePlace } from '../grids/resolvePlace';
import { hashBody } from '../hashBody';
import { messages } from '../messages';
import { NEW_COURSE, Report, type ReportDocument } from '../models/Report';
import { refuseHeldBack } from '../policies/restrictionPolicy';
import { reportKeys, reportTaskKeys } from '../policies/viewerKeys';
import { checkWords } from './checkWords';
import { fileFor, filingPost } from './fileForResident';
import { findOrAddResident } from './findOrAddResident';
import { openReceipts } from './openReceipts';
import { placeFields } from './placeFields';
import { receivers } from './receivers';

export type SubmitInput = z.output<typeof submitReportBody>;

/** Reports of one day that drew the same number try again with another. */
const NUMBER_TRIES = 5;

/**
 * Takes in a report: finds the grid and who answers for it, and writes one document with one command. The id follows
 * from reporter and key, so a retry is the same write and gets the same answer.
 * @throws ApiError outside_county, receipt_invalid, key_reused, validation_failed, held_back
 */
export async function submitReport(
  deps: Deps,
  actor: Actor,
  key: string,
  input: SubmitInput,
): Promise<ReportDocument> {
  const category = findCategory(input.category);
  if (!category)
    throw apiError('validation_failed', [{ path: 'category', message: '没有这个类别' }]);
  const directory = await deps.directory(actor.county);
  refuseHeldBack(directory, actor, category.urgency, deps.now());
  const place = await resolvePlace(deps, directory, input.place);
  const id = deps.keyRing.index(`${actor.personId}/${key}`, `report/${actor.county}`).slice(0, 24);
  const post = input.onBehalfOf && filingPost(actor, place.path);
  const textCheck = await checkWords(deps, actor, input.words);
  const report = buildReport({ deps, actor, directory, place, category, input, id, textCheck });
  if (post && input.onBehalfOf) {
    // 代报: the resident is known by the phone, or made without one; everything else is as if they had sent it.
    const personId = await findOrAddResident(deps, actor.county, id, input.onBehalfOf);
    fileFor(report, { personId, post, actor, directory });
  }
  return insertOnce(report);
}

interface Parts {
  deps: Deps;
  actor: Actor;
  directory: CountyDirectory;
  place: ResolvedPlace;
  category: Category;
  input: SubmitInput;
  id: string;
  textCheck: ReportDocument['textCheck'];
}

function buildReport(parts: Parts): ReportDocument {
  const { deps, actor, directory, place, category, input, id } = parts;
  const row = findTransition(null, 'submit');
  if (!row) throw new Error('the workflow table has no submit');
  const now = deps.now();
  const about = aboutStaff(directory, input.aboutStaff?.postId);
  const holder = findResponsible(directory, category, place.path, about);
  const clocks = applyClockEffects(NO_CLOCKS, row.clock, now, category.urgency, directory.calendar);
  const due = nextDue(row.to, clocks);
  const reporter = { personId: actor.personId, hideName: input.hideName };
  const photos = openReceipts(deps, actor, input.photos);
  const report: ReportDocument = {
    _id: id,
    county: actor.county,
    number: numberFor(id, now, 0),
    bodyHash: hashBody(input),
    version: 1,
    sequence: 1,
    projectedSequence: 0,
    pendingProjection: true,
    state: row.to,
    category: category.code,
    urgency: category.urgency,
    words: input.words,
    textCheck: parts.textCheck,
    reporter,
    about,
    ...placeFields(deps, id, input.place, place),
    photos,
    holder,
    assignments: [],
    clocks,
    nextDueAt: due?.at ?? null,
    nextDueFor: due?.for ?? null,
    remindAt: due ? reminderTime(now, due.at, category.urgency, directory.calendar) : null,
    dueTold: 'none',
    viewerKeys: [],
    taskKeys: [],
    timeline: [
      {
        sequence: 1,
        at: now,
        action: row.action,
        category: category.code,
        byPersonId: actor.personId,
        byName: messages.reporter,
        from: null,
        to: row.to,
        audience: 'all',
        words: null,
        summary: messages.received(holder.name, clocks.verifyBy ?? now),
        photos: [],
        receivers: [],
        keyHash: null,
        bodyHash: null,
      },
    ],
    rating: null,
    reopenings: 0,
    ...NEW_COURSE,
    createdAt: now,
    updatedAt: now,
  };
  report.viewerKeys = reportKeys(report);
  report.taskKeys = reportTaskKeys(report);
  for (const entry of report.timeline)
    entry.receivers = receivers(directory, report, row, { byPersonId: actor.personId });
  return report;
}

/** The member of the staff a report is about, frozen with the area of the day. */
function aboutStaff(
  directory: CountyDirectory,
  postId: string | undefined,
): ReportDocument['about'] {
  if (!postId) return null;
  const post = directory.posts.find(postId);
  if (!post)
    throw apiError('validation_failed', [{ path: 'aboutStaff', message: '没有找到这位工作人员' }]);
  return { postId, personId: post.personId, areaCode: post.areaCode };
}

function numberFor(id: string, now: Date, attempt: number): string {
  const serial = Number.parseInt(
    Buffer.from(hashBody([id, attempt]), 'base64url')
      .toString('hex')
      .slice(0, 12),
    16,
  );
  return makeReportNumber(dayInShanghai(now), serial);
}

/** One insert; a retry finds its own document, a number already drawn is drawn again. */
async function insertOnce(report: ReportDocument): Promise<ReportDocument> {
  for (let attempt = 1; ; attempt++) {
    try {
      await Report.collection.insertOne(report as never);
      return report;
    } catch (error) {
      if (!(error instanceof mongoose.mongo.MongoServerError && error.code === 11000)) throw error;
      const same = await Report.findOne({ _id: report._id, county: report.county }).lean();
      if (same) {
        if (same.bodyHash !== report.bodyHash) throw apiError('key_reused');
        return same;
      }
      if (attempt === NUMBER_TRIES) throw apiError('try_again');
      report.number = numberFor(report._id, report.createdAt, attempt);
    }
  }
}
