import { dayInShanghai } from '@shared/deadlines';
import { claimPushes } from '../commands/pushLedger';
import type { Deps } from '../deps';
import type { PushDocument } from '../models/Push';
import { sendMessages } from '../sendMessages';
import { allowedPushes } from './allowedPushes';
import { sendPush } from './sendPush';
import { sendSms } from './sendSms';

/** More than this of tasks at once, after a standstill or a night, come as one. */
const FOLD_OVER = 3;

/** Sends what waits for a person: each by itself, many tasks as one summary. */
export async function sendToPerson(
  deps: Deps,
  pushes: readonly PushDocument[],
  goOn: () => boolean,
): Promise<void> {
  const tasks = pushes.filter(isTask);
  const fold = tasks.length > FOLD_OVER;
  if (fold) await sendFolded(deps, tasks);
  for (const push of fold ? pushes.filter((one) => !isTask(one)) : pushes) {
    if (!goOn()) return;
    const [claimed] = await claimPushes([push]);
    if (!claimed) continue;
    await (claimed.channel === 'sms' ? sendSms(deps, claimed) : sendPush(deps, claimed));
  }
}

const isTask = ({ channel, template, reportId }: PushDocument): boolean =>
  channel === 'wechat' &&
  reportId !== null &&
  (template === 'taskAssigned' || template === 'taskDue');

/** One message for all of them, by the permission for one. */
async function sendFolded(deps: Deps, tasks: readonly PushDocument[]): Promise<void> {
  const claimed = await claimPushes(tasks);
  const permitted = new Set((await allowedPushes(claimed)).map(({ _id }) => _id));
  const cost = (push: PushDocument): number => (push.spent ? 0 : permitted.has(push._id) ? 1 : 2);
  const [lead, ...others] = claimed.sort((a, b) => cost(a) - cost(b));
  if (!lead) return;
  if (others.length === 0) return sendPush(deps, lead);
  const assigned = claimed.filter(({ template }) => template === 'taskAssigned').length;
  const due = claimed.map(({ values }) => values.at.getTime());
  const summary: PushDocument = {
    ...lead,
    // The list of what waits opens, not one of them; and it is news as long as one of them is.
    reportId: null,
    createdAt: new Date(Math.max(...claimed.map(({ createdAt }) => createdAt.getTime()))),
    values: {
      number: dayInShanghai(deps.now()),
      matter: sendMessages.foldedMatter,
      status: sendMessages.foldedStatus,
      place: '',
      at: new Date(Math.min(...due)),
      note: sendMessages.foldedNote(assigned, claimed.length - assigned),
    },
  };
  await sendPush(deps, summary, others);
}
