import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import { ApiError } from '../../errors';
import { can } from '../../policies/reportPolicy';
import type { Talk } from '../../policies/threadPolicy';
import { talkMessages } from '../../talkMessages';
import { contactReporter } from '../contactReporter';

/**
 * What the staff first say in a report's talk is the first contact (首次响应) with its reporter. What was said stays in
 * the talk: the timeline tells that, not what.
 */
export async function noteFirstContact(
  deps: Deps,
  actor: Actor,
  { report }: Talk,
  messageId: string,
): Promise<void> {
  if (!report || report.clocks.firstContactAt || !can(actor, 'contact', report, deps.now())) return;
  const input = { words: talkMessages.contacted };
  const request = { reportId: report._id, key: `talk-${messageId}`, body: input, ifVersion: null };
  try {
    await contactReporter(deps, actor, request, input);
  } catch (error) {
    // Somebody took a step at the same moment: every step of the staff is a contact as well.
    if (!(error instanceof ApiError)) throw error;
    deps.logger.debug({ reportId: report._id, code: error.code }, 'first contact was not noted');
  }
}
