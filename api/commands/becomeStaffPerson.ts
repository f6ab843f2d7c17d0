import type { SessionResponse } from '@shared/schemas/sessions';
import type { ClientSession } from 'mongoose';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { InboxEntry } from '../models/InboxEntry';
import { Person, type PersonDocument } from '../models/Person';
import { Report } from '../models/Report';
import { Session, type SignedInBy } from '../models/Session';
import { SubscriptionQuota } from '../models/SubscriptionQuota';
import { openOpenid, sealOpenid } from '../secrets/personalData';
import { openSession } from './openSession';
import { recordAudit } from './recordAudit';

export interface Becoming {
  /** Who signed in with WeChat and has no post. */
  readonly me: PersonDocument;
  /** Whom an administrator entered by phone, never signed in. */
  readonly holder: PersonDocument;
  readonly by: SignedInBy;
}

/**
 * The WeChat account, with all that was done under it as a resident, becomes the staff person's, who keeps id and
 * posts. What remains of the first person is an id without personal data, since timelines name it.
 */
export async function becomeStaffPerson(
  deps: Deps,
  { me, holder, by }: Becoming,
  transaction: ClientSession,
): Promise<SessionResponse> {
  const openid = openOpenid(deps.keyRing, me);
  if (!openid) throw apiError('phone_taken');
  const nothing = { name: null, phone: null, phoneIndex: null, openid: null, openidIndex: null };
  await Person.updateOne(
    { _id: me._id },
    { $set: nothing, $inc: { version: 1 } },
    { session: transaction },
  );
  const become = {
    ...sealOpenid(deps.keyRing, holder, openid),
    consent: me.consent ?? holder.consent,
    gridCode: holder.gridCode ?? me.gridCode,
  };
  const taken = await Person.updateOne(
    { _id: holder._id, openidIndex: null },
    { $set: become, $inc: { version: 1 } },
    { session: transaction },
  );
  if (taken.modifiedCount !== 1) throw apiError('phone_taken');
  await moveReports(me, holder, transaction);
  await moveQuotas(me, holder, transaction);
  await InboxEntry.updateMany(
    { county: me.county, personId: me._id },
    { $set: { personId: holder._id } },
    { session: transaction },
  );
  await Session.updateMany(
    { county: me.county, personId: me._id, revokedAt: null },
    { $set: { revokedAt: deps.now() } },
    { session: transaction },
  );
  await recordAudit(
    deps,
    {
      county: me.county,
      actorId: holder._id,
      action: 'person.bind',
      subject: holder._id,
      details: { from: me._id },
    },
    transaction,
  );
  return openSession(deps, { ...holder, ...become }, by, transaction);
}

/** The version goes up, so that a step taken at the same time is not written over what was moved. */
async function moveReports(
  from: PersonDocument,
  to: PersonDocument,
  transaction: ClientSession,
): Promise<void> {
  const [oldKey, newKey] = [`person:${from._id}`, `person:${to._id}`];
  await Report.updateMany(
    { county: from.county, viewerKeys: oldKey, 'reporter.personId': from._id },
    [
      {
        $set: {
          'reporter.personId': to._id,
          viewerKeys: {
            $map: {
              input: '$viewerKeys',
              in: { $cond: [{ $eq: ['$$this', oldKey] }, newKey, '$$this'] },
            },
          },
          version: { $add: ['$version', 1] },
        },
      },
    ],
    { session: transaction, updatePipeline: true },
  );
}

async function moveQuotas(
  from: PersonDocument,
  to: PersonDocument,
  transaction: ClientSession,
): Promise<void> {
  const quotas = await SubscriptionQuota.find({ personId: from._id }, null, {
    session: transaction,
  }).lean();
  if (quotas.length === 0) return;
  await SubscriptionQuota.deleteMany({ personId: from._id }, { session: transaction });
  await SubscriptionQuota.insertMany(
    quotas.map((quota) => ({ ...quota, _id: `${to._id}/${quota.template}`, personId: to._id })),
    { session: transaction },
  );
}
