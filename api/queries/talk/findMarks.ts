import type { Marks } from '@shared/schemas/talk';
import type { Actor } from '../../actor';
import { ThreadMark } from '../../models/ThreadMark';
import { isResidentOf, type Talk } from '../../policies/threadPolicy';

export const markId = (threadId: string, personId: string): string => `${threadId}/${personId}`;

/** How far a talk came with the person asking, and with the other side: the furthest of its people. */
export async function findMarks(actor: Actor, talk: Talk): Promise<{ mine: Marks; others: Marks }> {
  const { county, id: threadId } = talk;
  const otherSide = isResidentOf(actor, talk) ? 'staff' : 'resident';
  const [mine, others] = await Promise.all([
    ThreadMark.findById(markId(threadId, actor.personId)).lean(),
    ThreadMark.find({ county, threadId, as: otherSide }, { delivered: 1, read: 1 }).lean(),
  ]);
  return {
    mine: { delivered: mine?.delivered ?? 0, read: mine?.read ?? 0 },
    others: {
      delivered: Math.max(0, ...others.map(({ delivered }) => delivered)),
      read: Math.max(0, ...others.map(({ read }) => read)),
    },
  };
}
