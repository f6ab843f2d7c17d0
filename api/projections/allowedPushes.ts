import type { PushDocument } from '../models/Push';
import { SubscriptionQuota } from '../models/SubscriptionQuota';

/** Those for which the person tapped, as far as we know; the quota itself is taken when one is sent. */
export async function allowedPushes(pushes: readonly PushDocument[]): Promise<PushDocument[]> {
  if (pushes.length === 0) return [];
  const quotaId = (push: PushDocument): string => `${push.personId}/${push.template}`;
  const allowed = await SubscriptionQuota.find(
    { _id: { $in: [...new Set(pushes.map(quotaId))] }, left: { $gt: 0 } },
    { _id: 1 },
  ).lean();
  const ids = new Set(allowed.map(({ _id }) => _id));
  return pushes.filter((push) => ids.has(quotaId(push)));
}
