import mongoose from 'mongoose';
import { dueMessages } from '../dueMessages';
import { InboxEntry, type InboxEntryDocument } from '../models/InboxEntry';
import type { DueLine } from './dueLines';
import { inboxId } from './entryMessages';

/** More than this at once for one person come as one summary. */
const MOST_SINGLY = 5;
/** Each time somebody else was first with some of them; there are never so many at it. */
const MOST_ATTEMPTS = 20;

/**
 * Tells people of deadlines in their inboxes: up to five one by one, more as one summary. What was told stays told: an
 * entry names the keys it covers, and a unique index lets each key be covered once, however the lines were put together
 * and whoever else does this at the same time. Safe to repeat with other lines beside.
 */
export async function insertDueEntries(lines: readonly DueLine[], now: Date): Promise<void> {
  let left = lines;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const told = await toldKeys(left);
    left = left.filter(({ key }) => !told.has(key));
    if (left.length === 0) return;
    if (await insertAll(fold(left, now))) return;
  }
  throw new Error(`${left.length} deadlines could not be told: others are telling them`);
}

async function toldKeys(lines: readonly DueLine[]): Promise<Set<string>> {
  const counties = new Set(lines.map(({ county }) => county));
  const told = await InboxEntry.find(
    { county: { $in: [...counties] }, covers: { $in: lines.map(({ key }) => key) } },
    { covers: 1 },
  ).lean();
  return new Set(told.flatMap(({ covers }) => covers ?? []));
}

/** @returns false where somebody else told some of them first */
async function insertAll(entries: readonly InboxEntryDocument[]): Promise<boolean> {
  try {
    await InboxEntry.collection.insertMany(entries as never, { ordered: false });
    return true;
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    if (failures.length === 0 || failures.some(({ code }) => code !== 11000)) throw error;
    return false;
  }
}

function fold(lines: readonly DueLine[], now: Date): InboxEntryDocument[] {
  const people = new Map<string, [DueLine, ...DueLine[]]>();
  for (const line of lines) {
    const key = `${line.county}/${line.personId}/${line.as}`;
    const own = people.get(key);
    if (own) own.push(line);
    else people.set(key, [line]);
  }
  return [...people.values()].flatMap((own) =>
    own.length > MOST_SINGLY ? [summary(own, now)] : own.map((line) => single(line, now)),
  );
}

const single = (line: DueLine, now: Date): InboxEntryDocument => ({
  _id: line.key,
  county: line.county,
  personId: line.personId,
  as: line.as,
  reportId: line.reportId,
  reportNumber: line.reportNumber,
  title: line.title,
  words: line.words,
  at: now,
  readAt: null,
  covers: [line.key],
});

function summary(lines: readonly [DueLine, ...DueLine[]], now: Date): InboxEntryDocument {
  const covers = lines.map(({ key }) => key).sort();
  const late = lines.filter((line) => line.late).length;
  const [{ county, personId, as }] = lines;
  return {
    _id: inboxId(['summary', ...covers]),
    county,
    personId,
    as,
    reportId: null,
    reportNumber: null,
    ...(as === 'resident'
      ? {
          title: dueMessages.foldedToRate(lines.length),
          words: dueMessages.foldedToRateWords,
        }
      : {
          title: dueMessages.foldedTitle(lines.length),
          words: dueMessages.foldedWords(late, lines.length - late),
        }),
    at: now,
    readAt: null,
    covers,
  };
}
