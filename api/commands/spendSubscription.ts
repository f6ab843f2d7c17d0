import { SubscriptionQuota } from '../models/SubscriptionQuota';

/**
 * Takes one allowed message from the ledger; of many who try at once, as many succeed as there are.
 * @param template its name in the county's account settings: `reportProgress`
 * @returns whether there was one
 */
export async function spendSubscription(personId: string, template: string): Promise<boolean> {
  const spent = await SubscriptionQuota.updateOne(
    { _id: `${personId}/${template}`, left: { $gt: 0 } },
    { $inc: { left: -1 } },
  );
  return spent.modifiedCount === 1;
}

/** WeChat said that none is allowed any more (43101): the ledger follows. */
export async function clearSubscription(personId: string, template: string): Promise<void> {
  await SubscriptionQuota.updateOne({ _id: `${personId}/${template}` }, { $set: { left: 0 } });
}
