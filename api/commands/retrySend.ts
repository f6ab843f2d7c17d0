import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Push, type PushDocument } from '../models/Push';
import { canManageSends, isRetriable } from '../policies/sendPolicy';
import { listReportsAbout } from '../queries/listReportsAbout';
import { inTransaction } from './inTransaction';
import { newPush } from './newPush';
import { recordAudit } from './recordAudit';

/**
 * Sends again by hand what failed or nobody knows of: a new row that names the old one. It may arrive twice, and the
 * administrator was told so.
 * @param id of the row in the ledger
 * @throws ApiError forbidden, not_found, wrong_state where it arrived, still waits, or was sent again already
 */
export async function retrySend(deps: Deps, actor: Actor, id: string): Promise<PushDocument> {
  if (!canManageSends(actor)) throw apiError('forbidden');
  const { county } = actor;
  const old = await Push.findOne({
    _id: id,
    county,
    reportId: { $nin: await listReportsAbout(actor) },
  }).lean<PushDocument>();
  if (!old) throw apiError('not_found');
  if (!isRetriable(old)) throw apiError('wrong_state');
  const { channel, template, reportId, values, alarm } = old;
  const again: PushDocument = {
    ...newPush(deps, {
      _id: `${id}/retry`,
      county,
      channel,
      receiver: old.personId ?? old.robotId ?? '',
      template,
      reportId,
      values,
      alarm,
    }),
    retryOf: id,
  };
  const done = await inTransaction(async (transaction) => {
    const marked = await Push.updateOne(
      { _id: id, county, state: old.state, retriedAs: null },
      { $set: { retriedAs: again._id } },
      { session: transaction },
    );
    if (marked.modifiedCount === 0) return false;
    await Push.insertMany([again], { session: transaction });
    await recordAudit(
      deps,
      {
        county,
        actorId: actor.personId,
        action: 'send.retry',
        subject: id,
        details: { channel, state: old.state, code: old.code },
      },
      transaction,
    );
    return true;
  });
  if (!done) throw apiError('wrong_state');
  return again;
}
