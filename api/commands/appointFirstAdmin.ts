import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Post, type PostDocument } from '../models/Post';
import { inTransaction } from './inTransaction';
import { recordAudit } from './recordAudit';
import { findOrAddStaffPerson, type StaffContact } from './staffPerson';

/**
 * Gives a county its first administrator, who then adds everybody else. Run from the machine itself, never over HTTP.
 * @throws ApiError already_exists where the county has an administrator
 */
export async function appointFirstAdmin(deps: Deps, contact: StaffContact): Promise<PostDocument> {
  const { county } = contact;
  const post = await inTransaction(async (transaction) => {
    const existing = { county, role: 'admin' as const, areaCode: county, to: null };
    if (await Post.findOne(existing, { _id: 1 }, { session: transaction }).lean())
      throw apiError('already_exists');
    const person = await findOrAddStaffPerson(deps, contact, transaction);
    const added: PostDocument = {
      _id: randomUUID(),
      county,
      role: 'admin',
      areaCode: county,
      organisationId: null,
      personId: person._id,
      onDuty: true,
      from: deps.now(),
      to: null,
      version: 1,
    };
    await Post.insertMany([added], { session: transaction });
    await recordAudit(
      deps,
      { county, actorId: 'operator', action: 'post.addFirstAdmin', subject: added._id },
      transaction,
    );
    return added;
  });
  await deps.directory.refresh(county, { postIds: [post._id] });
  return post;
}
