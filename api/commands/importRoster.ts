import { createHash, randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { hashBody } from '../hashBody';
import { Person } from '../models/Person';
import { Post, type PostDocument } from '../models/Post';
import { reviewRoster } from '../queries/reviewRoster';
import type { RosterEntry } from '../roster/rosterRow';
import { openName, phoneIndex, sealName } from '../secrets/personalData';
import { inTransaction, LONG_TRANSACTION_MS } from './inTransaction';
import { isDuplicateKey } from './isDuplicateKey';
import { recordAudit } from './recordAudit';
import { newStaffPerson } from './staffPerson';
import { claimAnswer, keepAnswer, releaseAnswer } from './storedAnswers';

/** So many problems go out; the sheet of `POST /posts/roster/check` has them all. */
const MOST_PROBLEMS = 200;

export interface Imported {
  readonly added: number;
  /** Lines whose person holds that post already. */
  readonly unchanged: number;
}

/**
 * Adds everybody on a roster, or nobody. The same file under the same key gives the first answer again.
 * @throws ApiError forbidden, roster_refused with rows, key_reused, conflict
 */
export async function importRoster(
  deps: Deps,
  actor: Actor,
  { file, key }: { readonly file: Buffer; readonly key: string },
): Promise<Imported> {
  const id = hashBody([actor.county, actor.personId, 'importRoster', key]);
  const fileHash = createHash('sha256').update(file).digest('base64url');
  const kept = await claimAnswer(deps, id, fileHash);
  if (kept) return kept.body as Imported;
  try {
    const imported = await importOnce(deps, actor, file);
    await keepAnswer(deps, id, 200, imported);
    return imported;
  } catch (error) {
    await releaseAnswer(id);
    throw error;
  }
}

async function importOnce(deps: Deps, actor: Actor, file: Buffer): Promise<Imported> {
  const { entries, problems } = await reviewRoster(deps, actor, file);
  if (problems.length > 0)
    throw apiError('roster_refused', {
      rows: problems.slice(0, MOST_PROBLEMS),
      total: problems.length,
    });
  const added = await writeAll(deps, actor, entries);
  await deps.directory.refresh(actor.county);
  return { added, unchanged: entries.length - added };
}

/** Somebody else may add one of them at the same time: then it is looked at once more. */
async function writeAll(
  deps: Deps,
  actor: Actor,
  entries: readonly RosterEntry[],
): Promise<number> {
  const attempt = () =>
    inTransaction(
      (transaction) => writeEntries(deps, actor, entries, transaction),
      LONG_TRANSACTION_MS,
    );
  try {
    return await attempt();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return attempt();
  }
}

async function writeEntries(
  deps: Deps,
  actor: Actor,
  entries: readonly RosterEntry[],
  transaction: ClientSession,
): Promise<number> {
  const { county } = actor;
  const session = { session: transaction };
  const personIds = await writePeople(deps, county, entries, transaction);
  const held = await Post.find(
    { county, personId: { $in: [...personIds.values()] }, to: null },
    null,
    session,
  ).lean();
  const has = new Set(held.map(postKey));
  const at = deps.now();
  const posts = entries
    .map((entry): PostDocument => {
      const { role, areaCode, organisationId } = entry;
      const personId = personIds.get(entry.phone) ?? '';
      const rest = { onDuty: true, from: at, to: null, version: 1 };
      return { _id: randomUUID(), county, role, areaCode, organisationId, personId, ...rest };
    })
    .filter((post) => !has.has(postKey(post)));
  if (posts.length === 0) return 0;
  await Post.insertMany(posts, session);
  await recordAudit(
    deps,
    posts.map((post) => ({
      county,
      actorId: actor.personId,
      action: 'post.add',
      subject: post._id,
      details: {
        role: post.role,
        areaCode: post.areaCode,
        organisationId: post.organisationId,
        personId: post.personId,
        roster: true,
      },
    })),
    transaction,
  );
  return posts.length;
}

const postKey = ({
  personId,
  role,
  areaCode,
  organisationId,
}: Pick<PostDocument, 'personId' | 'role' | 'areaCode' | 'organisationId'>): string =>
  [personId, role, areaCode, organisationId].join();

/** The ids of all people by phone; who is not known is made, who was a resident gets the county's name. */
async function writePeople(
  { keyRing, now }: Deps,
  county: string,
  entries: readonly RosterEntry[],
  transaction: ClientSession,
): Promise<Map<string, string>> {
  const names = new Map(entries.map(({ phone, name }) => [phone, name]));
  const phones = new Map(
    [...names.keys()].map((phone) => [phoneIndex(keyRing, county, phone), phone]),
  );
  const known = await Person.find(
    { county, phoneIndex: { $in: [...phones.keys()] } },
    { name: 1, phoneIndex: 1 },
    { session: transaction },
  ).lean();
  const ids = new Map<string, string>();
  for (const person of known) {
    const phone = phones.get(person.phoneIndex ?? '') ?? '';
    const name = names.get(phone) ?? '';
    ids.set(phone, person._id);
    if (openName(keyRing, person) === name) continue;
    await Person.updateOne(
      { _id: person._id },
      { $set: { name: sealName(keyRing, person._id, name) }, $inc: { version: 1 } },
      { session: transaction },
    );
  }
  const made = [...names]
    .filter(([phone]) => !ids.has(phone))
    .map(([phone, name]) => ({
      phone,
      person: newStaffPerson({ keyRing, now }, { county, name, phone }),
    }));
  if (made.length > 0)
    await Person.insertMany(
      made.map(({ person }) => person),
      { session: transaction },
    );
  for (const { phone, person } of made) ids.set(phone, person._id);
  return ids;
}
