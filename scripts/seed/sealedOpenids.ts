import type { Deps } from '../../api/deps';
import { Person } from '../../api/models/Person';
import { openOpenid } from '../../api/secrets/personalData';

const sealed = new Map<string, string>();

/** Lets the demonstration's people act as signed in through WeChat, so that what they write is checked like others'. */
export async function rememberOpenids({ keyRing }: Deps, county: string): Promise<void> {
  const people = await Person.find({ county, demonstration: true }, { openid: 1 }).lean();
  for (const person of people) {
    const openid = openOpenid(keyRing, person);
    if (openid) sealed.set(person._id, keyRing.encrypt(openid, `token/${person._id}/openid`));
  }
}

/** As a token carries it, or null for who has no WeChat. */
export const sealedOpenidOf = (personId: string): string | null => sealed.get(personId) ?? null;
