import { createHash } from 'node:crypto';
import { messages } from '../../messages';
import { Message } from '../../models/Message';
import type { Talk } from '../../policies/threadPolicy';
import { insertMessage } from './insertMessage';

/**
 * Says something in a talk for the system.
 * @param occasion what it is about: the same occasion is told once, whoever tells it and however often
 */
export async function sayAsSystem(
  talk: Pick<Talk, 'id' | 'county'>,
  occasion: readonly (string | number)[],
  { at, text }: { at: Date; text: string },
): Promise<void> {
  const _id = createHash('sha256')
    .update([talk.id, ...occasion].join('/'))
    .digest('base64url')
    .slice(0, 24);
  if (await Message.exists({ _id, county: talk.county })) return;
  await insertMessage({
    _id,
    county: talk.county,
    threadId: talk.id,
    from: { personId: null, as: 'system', name: messages.system },
    postKey: null,
    kind: 'text',
    text,
    photos: [],
    voice: null,
    textCheck: 'pass',
    clientId: null,
    // Of the occasion, not the words: two that tell it at once may name another minute.
    bodyHash: _id,
    pending: false,
    createdAt: at,
  });
}
