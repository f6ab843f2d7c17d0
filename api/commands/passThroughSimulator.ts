import type { Deps } from '../deps';
import type { PersonDocument } from '../models/Person';
import { openOpenid } from '../secrets/personalData';

/**
 * Lets a demonstration person pass through WeChat as their phone would: WeChat has then seen them in the mini-program,
 * and checks what they write. Where the simulator does not know them or is away, they go on without.
 */
export async function passThroughSimulator(
  deps: Deps,
  person: Pick<PersonDocument, '_id' | 'county' | 'openid'>,
): Promise<void> {
  const openid = openOpenid(deps.keyRing, person);
  const code = openid && (await deps.simulatedLogin?.(openid));
  const result = code ? await deps.wechat(person.county)?.codeToSession(code) : null;
  if (result?.outcome !== 'ok')
    deps.logger.info({ personId: person._id }, 'a demonstration person came without WeChat');
}
