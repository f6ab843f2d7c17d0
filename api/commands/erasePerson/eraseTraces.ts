import mongoose from 'mongoose';
import type { Deps } from '../../deps';
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
import { type ErasedPerson, withoutPerson } from './erased';

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

/** Where an id stands for what somebody did: the document stays, under the pseudonym and without their name and phone. */
export async function pseudonymise(erased: ErasedPerson): Promise<void> {
  const { county, personId } = erased;
  await Restriction.updateMany(
    { county, personId, objection: { $ne: null } },
    { $set: { 'objection.words': '' } },
  );
  for (const [model, fields] of HOLDERS) {
    const { collection } = model;
    const found = collection.find({ county, $or: fields.map((field) => ({ [field]: personId })) });
    for await (const document of found) {
      const { _id, ...rest } = withoutPerson(document, erased);
      await collection.replaceOne({ _id: document._id }, rest);
    }
  }
}

const HOLDERS = [
  [Post, ['personId', 'postHistory.personId']],
  [CalendarDay, ['setBy']],
  [ContentReview, ['authorId', 'aboutPersonId', 'decision.personId']],
  [Restriction, ['personId', 'byPersonId', 'lifted.byPersonId', 'objection.decision.byPersonId']],
] as const;
