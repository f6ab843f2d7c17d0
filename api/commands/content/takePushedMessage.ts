import type { Deps } from '../../deps';
import type { ReadPush } from '../../integrations/wechat/pushReader';
import { PushSeen } from '../../models/PushSeen';
import { isDuplicateKey } from '../isDuplicateKey';
import { takeMediaVerdict } from './takeMediaVerdict';

/** Twice the window in which verifyPush takes a timestamp. */
const REMEMBERED_MINUTES = 11;

/**
 * Acts on a verified message, once. It is remembered after it was acted on: what a crash left undone, WeChat's own
 * repetition does; acting twice at the same time does no harm.
 * @returns false for a message that was acted on before
 */
export async function takePushedMessage(deps: Deps, push: ReadPush): Promise<boolean> {
  const { county, envelopeId: _id } = push;
  if (await PushSeen.exists({ _id })) return false;
  if (push.media) await takeMediaVerdict(deps, county, push.media);
  const expiresAt = new Date(deps.now().getTime() + REMEMBERED_MINUTES * 60_000);
  try {
    await PushSeen.collection.insertOne({ _id: _id as never, county, verdict: null, expiresAt });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return true;
}
