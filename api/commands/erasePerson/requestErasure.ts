import { randomUUID } from 'node:crypto';
import { ERASURE_GRACE_DAYS, ERASURE_SIGN_IN_MINUTES } from '@shared/schemas/erasure';
import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import { erasureMessages } from '../../erasureMessages';
import { apiError } from '../../errors';
import { Erasure, type ErasureDocument } from '../../models/Erasure';
import { InboxEntry } from '../../models/InboxEntry';
import { Session } from '../../models/Session';
import { inTransaction } from '../inTransaction';
import { isDuplicateKey } from '../isDuplicateKey';
import { recordAudit } from '../recordAudit';
import { newPseudonym } from './erased';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * A person wishes to be forgotten. It is carried out after some days, in which they may take it back; a sign-in of the
 * last minutes shows that it is them. Asked again, nothing changes.
 * @throws ApiError has_posts, sign_in_again
 */
export async function requestErasure(deps: Deps, actor: Actor): Promise<void> {
  if (actor.posts.length > 0) throw apiError('has_posts');
  const now = deps.now();
  const session = await Session.findOne({ _id: actor.family, revokedAt: null }).lean();
  const oldest = now.getTime() - ERASURE_SIGN_IN_MINUTES * MINUTE_MS;
  if (!session || session.createdAt.getTime() < oldest) throw apiError('sign_in_again');
  const erasure: ErasureDocument = {
    _id: randomUUID(),
    county: actor.county,
    personId: actor.personId,
    pseudonym: newPseudonym(),
    state: 'waiting',
    requestedAt: now,
    dueAt: new Date(now.getTime() + ERASURE_GRACE_DAYS * DAY_MS),
    tokensEndAt: null,
    openReportIds: [],
    endedAt: null,
    cancelledFor: null,
  };
  try {
    await inTransaction(async (transaction) => {
      await Erasure.insertMany([erasure], { session: transaction });
      await InboxEntry.insertMany([inboxEntry(erasure, actor.personId, 'requested', now)], {
        session: transaction,
      });
      await recordAudit(
        deps,
        {
          county: actor.county,
          actorId: actor.personId,
          action: 'person.eraseRequest',
          subject: actor.personId,
          details: { erasureId: erasure._id, dueAt: erasure.dueAt },
        },
        transaction,
      );
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/**
 * Takes the wish back.
 * @throws ApiError wrong_state where there is none, or its time has come
 */
export async function cancelErasure(
  deps: Deps,
  { county, personId }: Pick<Actor, 'county' | 'personId'>,
  cancelledFor: 'person' | 'post',
): Promise<void> {
  const now = deps.now();
  await inTransaction(async (transaction) => {
    const erasure = await Erasure.findOneAndUpdate(
      {
        county,
        personId,
        state: 'waiting',
        ...(cancelledFor === 'person' ? { dueAt: { $gt: now } } : {}),
      },
      { $set: { state: 'cancelled', cancelledFor, endedAt: now } },
      { session: transaction, returnDocument: 'after' },
    ).lean<ErasureDocument>();
    if (!erasure) throw apiError('wrong_state');
    await InboxEntry.insertMany([inboxEntry(erasure, personId, cancelledFor, now)], {
      session: transaction,
    });
    await recordAudit(
      deps,
      {
        county,
        actorId: personId,
        action: 'person.eraseCancel',
        subject: personId,
        details: { erasureId: erasure._id, cancelledFor },
      },
      transaction,
    );
  });
}

const SAID = {
  requested: ({ dueAt }: ErasureDocument) => [
    erasureMessages.requestedTitle,
    erasureMessages.requestedWords(dueAt),
  ],
  person: () => [erasureMessages.cancelledTitle, erasureMessages.cancelledWords],
  post: () => [erasureMessages.cancelledTitle, erasureMessages.staffWords],
} as const;

function inboxEntry(
  erasure: ErasureDocument,
  personId: string,
  stage: keyof typeof SAID,
  at: Date,
) {
  const [title = '', words = ''] = SAID[stage](erasure);
  return {
    _id: `erasure-${erasure._id}-${stage}`,
    county: erasure.county,
    personId,
    as: 'resident' as const,
    reportId: null,
    reportNumber: null,
    title,
    words,
    at,
    readAt: null,
  };
}
