import type { Actor } from '../actor';
import type { PersonDocument } from '../models/Person';
import type { TestServer } from './testServer';

/** A person as somebody who acts, with the posts they hold: for commands and policies that are called without HTTP. */
export async function actorOf(
  { deps }: TestServer,
  { _id: personId, county }: Pick<PersonDocument, '_id' | 'county'>,
  sealedOpenid: string | null = null,
): Promise<Actor> {
  const { postsOf } = await deps.directory(county);
  return {
    personId,
    county,
    consentVersion: '',
    family: '',
    sealedOpenid,
    posts: postsOf(personId),
  };
}
