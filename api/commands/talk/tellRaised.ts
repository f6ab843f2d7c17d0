import { createHash } from 'node:crypto';
import { findCategory } from '@shared/categories';
import { formatReportNumber } from '@shared/reportNumber';
import type { Deps } from '../../deps';
import { areaLabel } from '../../grids/findResponsible';
import { onDutyOf } from '../../grids/talkKeys';
import { InboxEntry, type InboxEntryDocument } from '../../models/InboxEntry';
import { Thread, type ThreadDocument } from '../../models/Thread';
import type { Talk } from '../../policies/threadPolicy';
import { talkMessages } from '../../talkMessages';
import { advanceThread } from './advanceThread';
import { sayAsSystem } from './sayAsSystem';

type Telling = NonNullable<ThreadDocument['telling']>;

/** Tells the resident to whom the talk was handed on, and those that it is with them: each once, however often it runs. */
export async function tellRaised(deps: Deps, talk: Talk, telling: Telling): Promise<void> {
  const directory = await deps.directory(talk.county);
  const { key, name, by, waitingSequence, step, at } = telling;
  const people = onDutyOf(directory, [key]).filter(
    ({ personId }) => personId !== talk.report?.about?.personId,
  );
  await Promise.all(people.map(({ personId }) => insertEntry(inboxEntry(talk, telling, personId))));
  const say = telling.atOnce ? talkMessages.nobodyOnDuty : talkMessages.unanswered;
  await sayAsSystem(talk, ['raised', waitingSequence, step], { at, text: say(name, by) });
  await Thread.updateOne(
    {
      _id: talk.id,
      county: talk.county,
      'telling.waitingSequence': waitingSequence,
      'telling.step': step,
    },
    { $set: { telling: null }, $inc: { version: 1 } },
  );
  await advanceThread(deps, talk);
}

async function insertEntry(entry: InboxEntryDocument): Promise<void> {
  const { _id, ...rest } = entry;
  await InboxEntry.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true });
}

function inboxEntry(talk: Talk, telling: Telling, personId: string): InboxEntryDocument {
  const { report } = talk;
  const about = report
    ? (findCategory(report.category)?.name ?? report.category)
    : areaLabel(talk.areaPath);
  const occasion = [talk.id, 'raised', telling.waitingSequence, telling.step, personId];
  return {
    _id: createHash('sha256').update(occasion.join('/')).digest('base64url').slice(0, 32),
    county: talk.county,
    personId,
    as: 'staff',
    reportId: report?._id ?? null,
    reportNumber: report && formatReportNumber(report.number),
    threadId: talk.id,
    title: talkMessages.raisedTitle,
    words: talkMessages.raisedWords(about, telling.by),
    at: telling.at,
    readAt: null,
  };
}
