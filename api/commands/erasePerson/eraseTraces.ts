import mongoose from 'mongoose';
import type { Deps } from '../../deps';
import { AuditEntry } from '../../models/AuditEntry';
import { CalendarDay } from '../../models/CalendarDay';
import { ContentReview } from '../../models/ContentReview';
import { EventTicket } from '../../models/EventTicket';
import { InboxEntry } from '../../models/InboxEntry';
import { Post } from '../../models/Post';
import { Push } from '../../models/Push';
import { Report } from '../../models/Report';
import { Restriction } from '../../models/Restriction';
import { Session } from '../../models/Session';
import { SignInRequest } from '../../models/SignInRequest';
import { SubscriptionQuota } from '../../models/SubscriptionQuota';
import { Support } from '../../models/Support';
import { Upload } from '../../models/Upload';
import { destroyFiles } from '../destroyFiles';
import { type ErasedPerson, replaceId, scrub } from './erased';

/** Uploads: what an open case still shows stays with it under no name; everything else is destroyed. */
export async function eraseUploads(deps: Deps, erased: ErasedPerson): Promise<void> {
  const { county, personId, pseudonym } = erased;
  const uploads = await Upload.find({ county, personId }, { usedIn: 1 }).lean();
  for (const { _id } of uploads) {
    const kept = await Report.exists({
      county,
      $or: [{ 'photos.fileId': _id }, { 'timeline.photos.fileId': _id }],
    });
    if (kept) await Upload.updateOne({ _id }, { $set: { personId: pseudonym, sha256: null } });
    else await destroyFiles(deps, [_id]);
  }
}

/** What belongs to nobody but the person. */
export async function erasePossessions({ county, personId }: ErasedPerson): Promise<void> {
  await InboxEntry.deleteMany({ county, personId });
  await Push.deleteMany({ county, personId });
  await Support.deleteMany({ county, personId });
  await SubscriptionQuota.deleteMany({ personId });
  await Session.deleteMany({ county, personId });
  await EventTicket.deleteMany({ county, personId });
  await SignInRequest.deleteMany({ personId });
  // Of the limiter's own library, by its own key: `LIMIT:PERSON`.
  await mongoose.connection
    .collection('rateLimits')
    .deleteMany({ key: { $regex: `:${personId}$` } });
}

/** Where an id stands for what somebody did: the line stays, under the pseudonym. */
export async function pseudonymise(erased: ErasedPerson): Promise<void> {
  const { county, personId } = erased;
  const scrubbed = await Restriction.find({ county, personId }).lean();
  for (const { _id, reason, objection } of scrubbed)
    await Restriction.updateOne(
      { _id },
      {
        $set: {
          reason: scrub(reason, erased),
          ...(objection ? { 'objection.words': '' } : {}),
        },
      },
    );
  for (const [model, fields] of HOLDERS)
    await replaceIn(
      model.collection,
      { $or: fields.map((field) => ({ [field]: personId })) },
      erased,
    );
  await eraseFromAudit(erased);
}

const HOLDERS = [
  [Post, ['personId', 'postHistory.personId']],
  [CalendarDay, ['setBy']],
  [ContentReview, ['authorId', 'aboutPersonId', 'decision.personId']],
  [Restriction, ['personId', 'byPersonId', 'lifted.byPersonId', 'objection.decision.byPersonId']],
] as const;

/** Reasons for looking at a person's reports, without their name; done while the reports can still be told to be theirs. */
export async function scrubReasons(erased: ErasedPerson): Promise<void> {
  const { county, personId } = erased;
  const reports = Report.find({ county, 'reporter.personId': personId }, { _id: 1 })
    .lean<{ _id: string }[]>()
    .cursor();
  for await (const { _id } of reports) {
    const entries = await AuditEntry.find(
      { county, subject: `report/${_id}` },
      { reason: 1 },
    ).lean();
    for (const entry of entries)
      if (entry.reason)
        await AuditEntry.collection.updateOne(
          { _id: entry._id as never },
          { $set: { reason: scrub(entry.reason, erased) } },
        );
  }
}

/** The audit log names ids in `actorId`, `subject` and anywhere in `details`; its reasons are people's own words. */
async function eraseFromAudit(erased: ErasedPerson): Promise<void> {
  const audit = AuditEntry.collection;
  const inDetails = {
    $expr: {
      $in: [
        erased.personId,
        { $map: { input: { $objectToArray: { $ifNull: ['$details', {}] } }, in: '$$this.v' } },
      ],
    },
  };
  await replaceIn(
    audit,
    { $or: [{ actorId: erased.personId }, { subject: erased.personId }, inDetails] },
    erased,
  );
}

type Collection = ReturnType<typeof mongoose.connection.collection>;

async function replaceIn(
  collection: Collection,
  filter: Record<string, unknown>,
  erased: ErasedPerson,
): Promise<void> {
  const found = collection.find({ county: erased.county, ...filter });
  for await (const document of found) {
    const { _id, ...rest } = replaceId(document, erased.personId, erased.pseudonym);
    const reason = typeof rest.reason === 'string' ? { reason: scrub(rest.reason, erased) } : {};
    await collection.replaceOne({ _id: document._id }, { ...rest, ...reason });
  }
}
