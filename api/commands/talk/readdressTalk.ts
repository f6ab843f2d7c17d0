import type { Deps } from '../../deps';
import { Thread } from '../../models/Thread';
import { loadTalk, reportThreadId } from '../../queries/talk/loadTalk';
import { advanceThread } from './advanceThread';

/** Addresses a report's talk to those who have the report now; nothing where nobody said anything yet. */
export async function readdressTalk(deps: Deps, county: string, reportId: string): Promise<void> {
  const threadId = reportThreadId(reportId);
  if (!(await Thread.exists({ _id: threadId, county }))) return;
  const talk = await loadTalk(await deps.directory(county), threadId);
  if (talk) await advanceThread(deps, talk);
}
