import { randomUUID } from 'node:crypto';
import { InboxEntry } from '../models/InboxEntry';
import type { PersonDocument } from '../models/Person';
import type { LiveClient } from './liveClient';

/** Waits until a client has heard everything there was: an entry of their own is made, which is told after all else. */
export async function hearOut(
  client: LiveClient,
  { _id: personId, county }: Pick<PersonDocument, '_id' | 'county'>,
  at: Date,
): Promise<void> {
  const reportId = randomUUID();
  await InboxEntry.create({
    _id: randomUUID(),
    county,
    personId,
    as: 'resident',
    reportId,
    reportNumber: null,
    title: '到此为止',
    words: '以上是全部',
    at,
    readAt: null,
  });
  await client.frame(
    (frame) =>
      frame.type === 'event' && frame.change.kind === 'inbox' && frame.change.reportId === reportId,
  );
}
