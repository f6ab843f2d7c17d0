import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { InboxEntry } from '../models/InboxEntry';

/** Marks a person's own messages as read: these, or all up to now. Repeating it changes nothing. */
export async function markInboxRead(
  deps: Deps,
  actor: Actor,
  ids: readonly string[] | undefined,
): Promise<void> {
  const now = deps.now();
  await InboxEntry.updateMany(
    {
      county: actor.county,
      personId: actor.personId,
      readAt: null,
      ...(ids ? { _id: { $in: ids } } : { at: { $lte: now } }),
    },
    { $set: { readAt: now } },
  );
}
