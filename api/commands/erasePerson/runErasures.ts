import type { Deps } from '../../deps';
import { Erasure, type ErasureDocument } from '../../models/Erasure';
import { Person } from '../../models/Person';
import { Session } from '../../models/Session';
import { SignInRequest } from '../../models/SignInRequest';
import { ACCESS_TOKEN_MINUTES } from '../../secrets/accessToken';
import { openName, openPhone } from '../../secrets/personalData';
import { inTransaction } from '../inTransaction';
import { recordAudit } from '../recordAudit';
import type { ErasedPerson } from './erased';
import { eraseReports, stripEndedReports } from './eraseReports';
import { eraseTalk } from './eraseTalk';
import { erasePossessions, eraseUploads, pseudonymise } from './eraseTraces';
import { cancelErasure } from './requestErasure';

const MINUTE_MS = 60_000;

/**
 * Carries on every erasure as far as it can be carried now. Each stage may be begun again: a process that dies in it
 * loses nothing, and several at once do no harm. One that fails does not hold up the others.
 */
export async function runErasures(deps: Deps): Promise<void> {
  const open = await Erasure.find({
    state: { $in: ['waiting', 'ending', 'erasing', 'cases'] },
    dueAt: { $lte: deps.now() },
  })
    .sort({ dueAt: 1 })
    .lean<ErasureDocument[]>();
  for (const erasure of open) {
    try {
      await carryOn(deps, erasure);
    } catch (error) {
      deps.logger.error({ err: error, erasureId: erasure._id }, 'an erasure goes on next time');
    }
  }
}

async function carryOn(deps: Deps, erasure: ErasureDocument): Promise<void> {
  const { _id, county, personId } = erasure;
  if (erasure.state === 'cases' || personId === null) return finishCases(deps, erasure);
  if (erasure.state === 'waiting') {
    const directory = await deps.directory(county);
    if (directory.postsOf(personId).length > 0)
      return cancelErasure(deps, { county, personId }, 'post');
    await Erasure.updateOne({ _id, state: 'waiting' }, { $set: { state: 'ending' } });
  }
  if (erasure.state !== 'erasing' && !(await endSignIns(deps, _id, personId))) return;
  await eraseAll(deps, { ...erasure, personId });
}

/**
 * Nobody can sign in as the person from now on: who comes with their WeChat is somebody new. Tokens that are out are
 * good for a quarter of an hour still; what is done with them must not escape.
 * @returns whether the last of them has run off
 */
async function endSignIns(deps: Deps, erasureId: string, personId: string): Promise<boolean> {
  const now = deps.now();
  await Person.updateOne(
    { _id: personId },
    { $set: { openid: null, openidIndex: null, phoneIndex: null } },
  );
  await SignInRequest.deleteMany({ personId });
  const sessions = await Session.deleteMany({ personId });
  const erasure = await Erasure.findById(erasureId, { tokensEndAt: 1 }).lean();
  // A browser may have collected a session in between: then it is waited for once more.
  if (erasure?.tokensEndAt && sessions.deletedCount === 0) return erasure.tokensEndAt <= now;
  const tokensEndAt = new Date(now.getTime() + (ACCESS_TOKEN_MINUTES + 1) * MINUTE_MS);
  await Erasure.updateOne({ _id: erasureId }, { $set: { tokensEndAt } });
  return false;
}

async function eraseAll(
  deps: Deps,
  erasure: ErasureDocument & { personId: string },
): Promise<void> {
  const { _id, county, personId, pseudonym } = erasure;
  await Erasure.updateOne({ _id }, { $set: { state: 'erasing' } });
  const person = await Person.findById(personId).lean();
  const erased: ErasedPerson = {
    county,
    personId,
    pseudonym,
    // Needed to find them in what others wrote; the person goes last.
    name: person && openName(deps.keyRing, person),
    phone: person && openPhone(deps.keyRing, person),
  };
  await eraseReports(deps, _id, erased);
  await eraseTalk(deps, erased);
  await eraseUploads(deps, erased);
  await erasePossessions(erased);
  await pseudonymise(erased);
  await Person.deleteOne({ _id: personId });
  await inTransaction(async (transaction) => {
    const ended = await Erasure.updateOne(
      { _id, state: 'erasing' },
      { $set: { state: 'cases', personId: null } },
      { session: transaction },
    );
    if (ended.modifiedCount === 0) return;
    await recordAudit(
      deps,
      {
        county,
        actorId: pseudonym,
        action: 'person.erase',
        subject: pseudonym,
        details: { erasureId: _id },
      },
      transaction,
    );
  });
  await finishCases(deps, erasure);
}

/** The last of a person's open reports has ended: nothing is left to do. */
async function finishCases(deps: Deps, { _id }: ErasureDocument): Promise<void> {
  if ((await stripEndedReports(deps, _id)) > 0) return;
  await Erasure.updateOne(
    { _id, state: 'cases' },
    { $set: { state: 'done', endedAt: deps.now() } },
  );
}
