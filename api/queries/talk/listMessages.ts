import type { MessagesQuery } from '@shared/schemas/talk';
import { Message, type MessageDocument } from '../../models/Message';
import type { Talk } from '../../policies/threadPolicy';

/** A page of a talk in the order it was said: the newest, those before a sequence, or those after it. */
export async function listMessages(
  { county, id: threadId }: Pick<Talk, 'county' | 'id'>,
  { before, after, limit }: MessagesQuery,
): Promise<{ rows: MessageDocument[]; more: boolean }> {
  const forward = after !== undefined;
  const sequence = {
    ...(before === undefined ? {} : { $lt: before }),
    ...(after === undefined ? {} : { $gt: after }),
  };
  const rows = await Message.find({
    county,
    threadId,
    ...(Object.keys(sequence).length > 0 ? { sequence } : {}),
  })
    .sort({ sequence: forward ? 1 : -1 })
    .limit(limit + 1)
    .lean();
  const page = rows.slice(0, limit);
  return { rows: forward ? page : page.reverse(), more: rows.length > limit };
}
