import { afterFailure, type Outcome, settlePushes, skipped } from '../commands/pushLedger';
import { clearSubscription, spendSubscription } from '../commands/spendSubscription';
import type { Deps } from '../deps';
import { fillTemplate } from '../integrations/wechat/subscribeTemplates';
import type { SendResult, SubscribeMessage } from '../integrations/wechat/wechatTypes';
import { Person } from '../models/Person';
import type { PushDocument, PushTemplate } from '../models/Push';
import { SubscriptionQuota } from '../models/SubscriptionQuota';
import { openOpenid } from '../secrets/personalData';
import { STALE_MS } from './pushValues';

const FIRST_RETRY_MS = 30_000;
/** 没有授权: nobody allowed one, or not any more. */
const NOT_ALLOWED = 43101;
/** 模板参数不准确: our own mistake. */
const BAD_FIELD = 47003;

/**
 * Sends a claimed subscribe message, once, and writes down what came of it; `folded` are claimed rows that it tells of
 * as well, and whose permission is kept.
 */
export async function sendPush(
  deps: Deps,
  push: PushDocument,
  folded: readonly PushDocument[] = [],
): Promise<void> {
  for (const { personId, template } of folded.filter(({ spent }) => spent))
    await giveBack({ personId, template });
  const prepared = await prepare(deps, push);
  const outcome = 'state' in prepared ? prepared : await send(deps, push, prepared);
  if (outcome.state === 'skipped' && push.spent) await giveBack(push);
  const shared: Outcome = {
    state: outcome.state,
    code: outcome.state === 'sent' ? 'folded' : (outcome.code ?? null),
    spent: false,
    ...(outcome.tryAt ? { tryAt: outcome.tryAt } : {}),
  };
  await settlePushes(deps, [push, ...folded], ({ _id }) => (_id === push._id ? outcome : shared));
}

const templateOf = ({ template }: Pick<PushDocument, 'template'>): PushTemplate =>
  template as PushTemplate;

async function prepare(deps: Deps, push: PushDocument): Promise<Outcome | SubscribeMessage> {
  if (deps.now().getTime() - push.createdAt.getTime() > STALE_MS) return skipped('stale');
  const templateId = deps.env.WECHAT_ACCOUNTS?.[push.county]?.templates[templateOf(push)];
  const { personId } = push;
  if (!templateId || !personId || !deps.wechat(push.county)) return skipped('not_configured');
  const person = await Person.findOne({ _id: personId, county: push.county }, { openid: 1 }).lean();
  const openid = person && openOpenid(deps.keyRing, person);
  if (!openid) return skipped('no_openid');
  if (!push.spent && !(await spendSubscription(personId, push.template)))
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
    if (result.code === NOT_ALLOWED) await clearSubscription(push.personId ?? '', push.template);
    return { state: 'refused', code: String(result.code), spent: true };
  }
  return whatFailed(deps, push, result);
}

/** Known not to have arrived: tried again where that may help, else the person's permission is given back. */
async function whatFailed(
  deps: Deps,
  push: PushDocument,
  { code, retryable, message }: Extract<SendResult, { outcome: 'failed' }>,
): Promise<Outcome> {
  const outcome = afterFailure(deps, push, {
    code: String(code),
    retryable,
    firstRetryMs: FIRST_RETRY_MS,
  });
  if (outcome.state === 'waiting') return { ...outcome, spent: true };
  const say = { pushId: push._id, code: String(code), wechat: message };
  if (code === BAD_FIELD) deps.logger.error(say, 'defect: a template was filled wrongly');
  else deps.logger.warn(say, 'a subscribe message could not be sent');
  await giveBack(push);
  return { ...outcome, spent: false };
}

/** What was taken from the quota for a message that is known not to have come. */
async function giveBack({
  personId,
  template,
}: Pick<PushDocument, 'personId' | 'template'>): Promise<void> {
  await SubscriptionQuota.updateOne({ _id: `${personId}/${template}` }, { $inc: { left: 1 } });
}

/** Where a tap on the message leads: staff to the page with their steps, residents to the story. */
function pageOf({ reportId, template }: PushDocument): string {
  const forStaff = template === 'taskAssigned' || template === 'taskDue';
  if (!reportId) return forStaff ? 'packages/staff/pages/workbench/index' : 'pages/inbox/index';
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

const dataOf = (push: PushDocument): Record<string, string> => FILL[templateOf(push)](push.values);
