import type { Marks, MarksBody } from '@shared/schemas/talk';
import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import { Message } from '../../models/Message';
import { ThreadMark } from '../../models/ThreadMark';
import { isResidentOf } from '../../policies/threadPolicy';
import { markId } from '../../queries/talk/findMarks';
import { findTalk } from '../../queries/talk/findTalk';
import { isDuplicateKey } from '../isDuplicateKey';

/**
 * Says how far a talk came to a person. Marks never go back and never beyond what was said; what was read was delivered.
 * @throws ApiError not_found, grid_not_chosen
 */
export async function markThread(
  deps: Deps,
  actor: Actor,
  threadId: string,
  { delivered = 0, read = 0 }: MarksBody,
): Promise<Marks> {
  const { talk } = await findTalk(deps, actor, threadId);
  const { county } = actor;
  const last = await Message.findOne({ county, threadId }, { sequence: 1 })
    .sort({ sequence: -1 })
    .lean();
  const most = last?.sequence ?? 0;
  const marks = {
    delivered: Math.min(most, Math.max(delivered, read)),
    read: Math.min(most, read),
  };
  const _id = markId(threadId, actor.personId);
  const as = isResidentOf(actor, talk) ? 'resident' : 'staff';
  const raise = () =>
    ThreadMark.findOneAndUpdate(
      { _id },
      { $max: marks, $setOnInsert: { county, threadId, personId: actor.personId, as } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
  try {
    return marksOf(await raise());
  } catch (error) {
    // Two devices of one person made it at once: it is there now.
    if (!isDuplicateKey(error)) throw error;
    return marksOf(await raise());
  }
}

const marksOf = (mark: Marks): Marks => ({ delivered: mark.delivered, read: mark.read });
