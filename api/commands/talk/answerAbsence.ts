import type { Deps } from '../../deps';
import { answerBy, opensAt } from '../../grids/talkHours';
import { onDutyOf } from '../../grids/talkKeys';
import type { MessageDocument } from '../../models/Message';
import type { ThreadDocument } from '../../models/Thread';
import type { Talk } from '../../policies/threadPolicy';
import { talkMessages } from '../../talkMessages';
import { postLabel } from '../postLabel';
import { advanceThread } from './advanceThread';
import { sayAsSystem } from './sayAsSystem';

/**
 * Tells a resident who writes outside office hours who will answer and by when: once until the office opens again,
 * however much is written until then. Where nobody is on duty the handing on says so instead.
 */
export async function answerAbsence(
  deps: Deps,
  talk: Talk,
  thread: ThreadDocument,
  asked: MessageDocument,
): Promise<void> {
  const directory = await deps.directory(talk.county);
  const opens = opensAt(directory, talk, asked.createdAt);
  if (!opens) return;
  const [first] = onDutyOf(directory, thread.keys);
  if (!first) return;
  await sayAsSystem(talk, ['closed', opens.getTime()], {
    at: deps.now(),
    text: talkMessages.outOfHours(
      postLabel(directory, first),
      answerBy(directory, talk, asked.createdAt),
    ),
  });
  await advanceThread(deps, talk);
}
