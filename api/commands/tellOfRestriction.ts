import { createHash } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import { InboxEntry, type InboxEntryDocument } from '../models/InboxEntry';
import type { RestrictionDocument } from '../models/Restriction';

type Told = Pick<InboxEntryDocument, 'personId' | 'as' | 'title' | 'words' | 'at'>;

/** Inbox entries of a restriction, each person's once a stage; they open the report it began with. */
export async function tellOfRestriction(
  restriction: Pick<RestrictionDocument, '_id' | 'county' | 'reportId' | 'reportNumber'>,
  stage: 'held' | 'objected' | 'decided' | 'lifted',
  people: readonly Told[],
  transaction: ClientSession,
): Promise<void> {
  const { _id, county, reportId, reportNumber } = restriction;
  if (people.length === 0) return;
  await InboxEntry.insertMany(
    people.map((told) => ({
      ...told,
      _id: entryId(_id, stage, told.personId),
      county,
      reportId,
      reportNumber,
      readAt: null,
    })),
    { session: transaction },
  );
}

/** Begins with `restriction-`: these do not follow from a timeline, and are not made again from one. */
const entryId = (restrictionId: string, stage: string, personId: string): string =>
  `restriction-${createHash('sha256')
    .update([restrictionId, stage, personId].join('/'))
    .digest('base64url')
    .slice(0, 32)}`;
