import { afterFailure, type Outcome, settlePushes, skipped } from '../commands/pushLedger';
import type { Deps } from '../deps';
import type { SmsMessage, SmsTemplate } from '../integrations/sms/smsClient';
import { Person } from '../models/Person';
import type { PushDocument, PushValues } from '../models/Push';
import { openPhone } from '../secrets/personalData';
import { STALE_MS } from './pushValues';

const FIRST_RETRY_MS = 60_000;

/** For the placeholders of each template, in order. */
const PARAMETERS: Record<SmsTemplate, (values: PushValues) => string[]> = {
  reportDispatched: ({ number, matter }) => [number, matter],
  reportResolved: ({ number, matter }) => [number, matter],
  taskOverdue: ({ number, matter }) => [number, matter],
};

/** Sends a claimed short message, once, and writes down what came of it. */
export async function sendSms(deps: Deps, push: PushDocument): Promise<void> {
  const prepared = await prepare(deps, push);
  const outcome = 'state' in prepared ? prepared : await send(deps, push, prepared);
  await settlePushes(deps, [push], () => outcome);
}

async function prepare(deps: Deps, push: PushDocument): Promise<Outcome | SmsMessage> {
  if (deps.now().getTime() - push.createdAt.getTime() > STALE_MS) return skipped('stale');
  const template = push.template as SmsTemplate;
  const person = await Person.findOne(
    { _id: push.personId ?? '', county: push.county },
    { phone: 1 },
  ).lean();
  const phone = person && openPhone(deps.keyRing, person);
  if (!phone) return skipped('no_phone');
  return { phone, template, parameters: PARAMETERS[template](push.values) };
}

async function send(deps: Deps, push: PushDocument, message: SmsMessage): Promise<Outcome> {
  const client = deps.sms(push.county);
  if (!client) return skipped('not_configured');
  const result = await client.send(message);
  if (result.outcome === 'sent') return { state: 'sent', code: null, messageId: result.messageId };
  if (result.outcome === 'unknown') return { state: 'unknown', code: result.cause };
  deps.logger.warn({ pushId: push._id, code: result.code }, 'a short message was not accepted');
  if (result.outcome === 'refused') return { state: 'refused', code: result.code };
  return afterFailure(deps, push, { ...result, firstRetryMs: FIRST_RETRY_MS });
}
