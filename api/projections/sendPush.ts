import { clearSubscription, spendSubscription } from '../commands/spendSubscription';
import type { Deps } from '../deps';
import { fillTemplate } from '../integrations/wechat/subscribeTemplates';
import type { SendResult, SubscribeMessage } from '../integrations/wechat/wechatTypes';
import { Person } from '../models/Person';
import { Push, type PushDocument, type PushTemplate } from '../models/Push';
import { SubscriptionQuota } from '../models/SubscriptionQuota';
import { openOpenid } from '../secrets/personalData';

const MAX_ATTEMPTS = 5;
const FIRST_RETRY_MS = 30_000;
/** News that could not be sent for a day are no news: the inbox has them. */
const STALE_MS = 24 * 3_600_000;
/** 没有授权: nobody allowed one, or not any more. */
const NOT_ALLOWED = 43101;
/** 模板参数不准确: our own mistake. */
const BAD_FIELD = 47003;

type Outcome = Partial<PushDocument> & Pick<PushDocument, 'state'>;

/** Sends a claimed message, once, and writes down what came of it. */
export async function sendPush(deps: Deps, push: PushDocument): Promise<void> {
  const prepared = await prepare(deps, push);
  const outcome = 'state' in prepared ? prepared : await send(deps, push, prepared);
  if (outcome.state === 'skipped' && push.spent) await giveBack(push);
  const settled = outcome.state === 'waiting' ? null : deps.now();
  // A claim that was given up meanwhile is corrected by what is now known.
  await Push.updateOne(
    { _id: push._id, county: push.county, state: { $in: ['claimed', 'unknown'] } },
    { $set: { ...outcome, settledAt: settled } },
  );
  deps.metrics.pushes.inc({ channel: 'wechat', outcome: outcome.state });
}

const skipped = (code: string): Outcome => ({ state: 'skipped', code });

async function prepare(deps: Deps, push: PushDocument): Promise<Outcome | SubscribeMessage> {
  if (deps.now().getTime() - push.createdAt.getTime() > STALE_MS) return skipped('stale');
  const templateId = deps.env.WECHAT_ACCOUNTS?.[push.county]?.templates[push.template];
  if (!templateId || !deps.wechat(push.county)) return skipped('not_configured');
  const person = await Person.findOne(
    { _id: push.personId, county: push.county },
    { openid: 1 },
  ).lean();
  const openid = person && openOpenid(deps.keyRing, person);
  if (!openid) return skipped('no_openid');
  if (!push.spent && !(await spendSubscription(push.personId, push.template)))
    return skipped('no_quota');
  return {
    openid,
    templateId,
    page: pageOf(push),
    data: dataOf(push),
    ...(deps.env.NODE_ENV === 'production' ? {} : { miniprogramState: 'developer' as const }),
  };
}

async function send(deps: Deps, push: PushDocument, message: SubscribeMessage): Promise<Outcome> {
  const client = deps.wechat(push.county);
  if (!client) return skipped('not_configured');
  const result = await client.sendSubscribeMessage(message);
  if (result.outcome === 'sent')
    return { state: 'sent', code: null, messageId: result.msgId, spent: true };
  if (result.outcome === 'unknown') return { state: 'unknown', code: result.cause, spent: true };
  if (result.outcome === 'refused') {
    if (result.code === NOT_ALLOWED) await clearSubscription(push.personId, push.template);
    return { state: 'refused', code: String(result.code), spent: true };
  }
  return afterFailure(deps, push, result);
}

/** Known not to have arrived: tried again a few times where that may help, else the person's permission is given back. */
async function afterFailure(
  deps: Deps,
  push: PushDocument,
  failure: Extract<SendResult, { outcome: 'failed' }>,
): Promise<Outcome> {
  const code = String(failure.code);
  if (failure.retryable && push.attempts < MAX_ATTEMPTS) {
    const wait = FIRST_RETRY_MS * 4 ** (push.attempts - 1);
    const tryAt = new Date(deps.now().getTime() + wait);
    return { state: 'waiting', code, spent: true, tryAt };
  }
  const say = { pushId: push._id, code, wechat: failure.message };
  if (failure.code === BAD_FIELD) deps.logger.error(say, 'defect: a template was filled wrongly');
  else deps.logger.warn(say, 'a subscribe message could not be sent');
  await giveBack(push);
  return { state: 'failed', code, spent: false };
}

/** What was taken from the quota for a message that is known not to have come. */
async function giveBack(push: PushDocument): Promise<void> {
  await SubscriptionQuota.updateOne(
    { _id: `${push.personId}/${push.template}` },
    { $inc: { left: 1 } },
  );
}

/** Pages of the mini-program a tap opens. */
/** Where a tap on the message leads: staff to the page with their steps, residents to the story. */
function pageOf({ reportId, template }: PushDocument): string {
  if (!reportId) return 'packages/staff/pages/workbench/index';
  const forStaff = template === 'taskAssigned' || template === 'taskDue';
  return `${forStaff ? 'packages/staff/pages/report' : 'pages/report'}/index?id=${reportId}`;
}

const FILL: Record<PushTemplate, (values: PushDocument['values']) => Record<string, string>> = {
  reportProgress: ({ number, matter, status, at, note }) =>
    fillTemplate('reportProgress', { number, matter, status, at, note }),
  reportResolved: ({ number, matter, at, note }) =>
    fillTemplate('reportResolved', { number, matter, at, outcome: note }),
  taskAssigned: ({ number, matter, place, at, note }) =>
    fillTemplate('taskAssigned', { number, matter, place, due: at, note }),
  taskDue: ({ number, matter, status, at, note }) =>
    fillTemplate('taskDue', { number, matter, status, due: at, note }),
};

const dataOf = (push: PushDocument): Record<string, string> => FILL[push.template](push.values);
