import type { SessionResponse } from '@shared/schemas/sessions';
import type { ClientSession } from 'mongoose';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Person, type PersonDocument } from '../models/Person';
import { Session, type SessionDocument } from '../models/Session';
import { phoneIndex, sealPhone } from '../secrets/personalData';
import { sessionTokens } from '../secrets/sessionTokens';
import { becomeStaffPerson } from './becomeStaffPerson';
import { inTransaction } from './inTransaction';
import { isDuplicateKey } from './isDuplicateKey';

/**
 * Binds the phone that WeChat vouches for. Where an administrator has entered it for a member of the staff who never
 * signed in, the WeChat account becomes that person's, and the answer is a session as them.
 * @throws ApiError phone_taken, sign_in_refused, wechat_unavailable, session_revoked
 */
export async function bindPhone(deps: Deps, actor: Actor, code: string): Promise<SessionResponse> {
  const phone = await phoneOfCode(deps, actor.county, code);
  const session = await Session.findOne({ _id: actor.family, revokedAt: null }).lean();
  if (!session) throw apiError('session_revoked');
  const bound = await bindOrLose(deps, actor, phone, session);
  await deps.directory.refresh(actor.county, { personIds: [actor.personId, bound.personId] });
  return bound;
}

async function phoneOfCode(deps: Deps, county: string, code: string): Promise<string> {
  const result = await deps.wechat(county)?.phoneNumber(code);
  if (!result || result.outcome === 'refused') throw apiError('sign_in_refused');
  if (result.outcome !== 'ok') throw apiError('wechat_unavailable');
  return result.phoneNumber;
}

/** Of two who bind one phone at the same time, the unique index lets one through; the other meets them and is told. */
async function bindOrLose(
  deps: Deps,
  actor: Actor,
  phone: string,
  session: SessionDocument,
): Promise<SessionResponse> {
  const attempt = () =>
    inTransaction((transaction) => bind(deps, actor, phone, session, transaction));
  try {
    return await attempt();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return attempt();
  }
}

async function bind(
  deps: Deps,
  actor: Actor,
  phone: string,
  session: SessionDocument,
  transaction: ClientSession,
): Promise<SessionResponse> {
  const { keyRing, now } = deps;
  const me = await Person.findById(actor.personId, null, { session: transaction }).lean();
  if (!me) throw apiError('session_revoked');
  const holder = await Person.findOne(
    { county: actor.county, phoneIndex: phoneIndex(keyRing, actor.county, phone) },
    null,
    { session: transaction },
  ).lean();
  if (!holder) {
    await keepPhone(deps, me, phone, transaction);
    return sessionTokens(keyRing, session, me, now());
  }
  if (holder._id === me._id) return sessionTokens(keyRing, session, me, now());
  const mayBecome = holder.openidIndex === null && me.openid !== null && actor.posts.length === 0;
  if (!mayBecome) throw apiError('phone_taken');
  return becomeStaffPerson(deps, { me, holder, by: session.by }, transaction);
}

async function keepPhone(
  { keyRing }: Deps,
  me: PersonDocument,
  phone: string,
  transaction: ClientSession,
): Promise<void> {
  await Person.updateOne(
    { _id: me._id },
    { $set: sealPhone(keyRing, me, phone), $inc: { version: 1 } },
    { session: transaction },
  );
}
