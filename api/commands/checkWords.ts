import type { Actor } from '../actor';
import type { Deps } from '../deps';
import type { ReportDocument } from '../models/Report';

/** WeChat's scene for words in a social exchange. */
const SCENE_SOCIAL = 4;

/**
 * Asks WeChat about a text while its writer is active. Nothing is dropped: what is doubtful, and what came without
 * WeChat (h5), is for the staff alone until looked at; a failure of WeChat's service holds visibility, not the report.
 */
export async function checkWords(
  deps: Deps,
  actor: Actor,
  words: string,
): Promise<ReportDocument['textCheck']> {
  const wechat = deps.wechat(actor.county);
  if (!wechat || !actor.sealedOpenid) return 'unchecked';
  const openid = deps.keyRing.decrypt(actor.sealedOpenid, `token/${actor.personId}/openid`);
  const result = await wechat.checkText({ openid, scene: SCENE_SOCIAL, content: words });
  if (result.outcome !== 'checked') {
    deps.logger.warn({ outcome: result.outcome }, 'text check not answered');
    return 'unchecked';
  }
  return result.suggest === 'pass' ? 'pass' : 'review';
}
