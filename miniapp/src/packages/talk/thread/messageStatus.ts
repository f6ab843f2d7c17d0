import type { Marks, Message } from '@shared/schemas/talk';

export type MessageStatus = 'sent' | 'delivered' | 'read';

/** How far one's own message came with the other side. */
export function messageStatus(
  { sequence }: Pick<Message, 'sequence'>,
  others: Marks,
): MessageStatus {
  if (sequence <= others.read) return 'read';
  return sequence <= others.delivered ? 'delivered' : 'sent';
}

/**
 * Ids of one's own messages under which it stands: the last of each, as the ones before came at least as far. What
 * others do not see yet came nowhere: its own note says so.
 */
export function withStatus(
  items: readonly Message[],
  others: Marks,
): ReadonlyMap<string, MessageStatus> {
  const last = new Map<MessageStatus, string>();
  for (const item of items)
    if (item.mine && item.check === 'shown') last.set(messageStatus(item, others), item.id);
  return new Map([...last].map(([status, id]) => [id, status]));
}
