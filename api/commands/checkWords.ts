import type { WordCheck } from '@shared/schemas/content';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import type { CheckScene } from '../integrations/wechat/wechatTypes';

/** What the words are for, in WeChat's numbers: a comment on what was done, a matter for all to read, a talk. */
export const SCENES = { comment: 2, forum: 3, social: 4 } as const satisfies Record<
  string,
  CheckScene
>;

/** Nobody waits longer for WeChat than this: what is not answered by then is not checked. */
const PATIENCE_MS = 2500;

/**
 * Asks WeChat about a text while its writer is active; never fails. Nothing is dropped: what is doubtful, and what came
 * without WeChat (h5), is not for others until looked at; a failure of WeChat's service holds visibility, not the
 * words.
 * @param actor signed in through WeChat, else the words stay `unchecked`
 */
export async function checkWords(
  deps: Pick<Deps, 'wechat' | 'keyRing' | 'logger'>,
  actor: Pick<Actor, 'county' | 'personId' | 'sealedOpenid'>,
  words: string,
  scene: CheckScene = SCENES.social,
): Promise<WordCheck> {
  const wechat = deps.wechat(actor.county);
  if (!wechat || !actor.sealedOpenid) return 'unchecked';
  const openid = deps.keyRing.decrypt(actor.sealedOpenid, `token/${actor.personId}/openid`);
  const result = await withPatience(wechat.checkText({ openid, scene, content: words }));
  if (result.outcome === 'checked') return result.suggest;
  deps.logger.warn({ outcome: result.outcome }, 'text check not answered');
  return 'unchecked';
}

async function withPatience<T>(answer: Promise<T>): Promise<T | { outcome: 'late' }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ outcome: 'late' }>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: 'late' }), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
