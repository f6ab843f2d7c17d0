import type { SubscriptionsBody } from '@shared/schemas/me';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { SubscriptionQuota } from '../models/SubscriptionQuota';
import { templateNames } from './templateNames';

/**
 * Keeps what a person tapped in WeChat's prompt: each "accept" allows one message more. A retry is told by its
 * Idempotency-Key, so it counts once.
 * @throws ApiError validation_failed for a template the county does not have
 */
export async function recordSubscriptions(
  deps: Deps,
  actor: Actor,
  results: SubscriptionsBody['results'],
): Promise<void> {
  const names = templateNames(deps, actor.county);
  const at = deps.now();
  const updates = results.flatMap(({ templateId, result }, index) => {
    const template = names.get(templateId);
    if (!template)
      throw apiError('validation_failed', [
        { path: `results.${index}.templateId`, code: 'unknown', message: templateId },
      ]);
    // WeChat left the template out of the prompt: the person said nothing.
    if (result === 'filter') return [];
    const said = result === 'accept';
    return [
      {
        updateOne: {
          filter: { _id: `${actor.personId}/${template}` },
          update: {
            $setOnInsert: { personId: actor.personId, template },
            $inc: { left: said ? 1 : 0 },
            $set: said ? { acceptedAt: at } : { refusedAt: at },
          },
          upsert: true,
        },
      },
    ];
  });
  if (updates.length > 0) await SubscriptionQuota.bulkWrite(updates);
}
