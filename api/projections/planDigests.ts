import { dayInShanghai } from '@shared/deadlines';
import { newPush } from '../commands/newPush';
import type { Deps } from '../deps';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { StaffPost } from '../directory/postRegister';
import { inboxMessages } from '../inboxMessages';
import { Post } from '../models/Post';
import { Push, type PushDocument } from '../models/Push';
import { countUnread } from '../queries/listInbox';
import { countTasks } from '../queries/listTasks';
import { allowedPushes } from './allowedPushes';
import { insertMissing } from './insertMissing';

const CHUNK = 200;
/** The end of the working day, in hours after midnight UTC. */
const DAY_ENDS_UTC = 10;

/**
 * One message a day to each member of the staff who allows one and has something waiting or unread: what was not told
 * at once. By day and person: however often this runs on a day, it is planned once.
 */
export async function planDigests(deps: Deps): Promise<void> {
  const counties: string[] = await Post.distinct('county', { to: null });
  for (const county of counties) {
    if (!deps.wechat(county)) continue;
    const directory = await deps.directory(county);
    const people = onDuty(directory);
    for (let i = 0; i < people.length; i += CHUNK)
      await planChunk(deps, county, people.slice(i, i + CHUNK));
  }
}

type Member = [personId: string, posts: StaffPost[]];

function onDuty(directory: CountyDirectory): Member[] {
  const members = new Map<string, StaffPost[]>();
  for (const post of directory.posts.all()) {
    if (!post.onDuty) continue;
    const posts = members.get(post.personId) ?? [];
    posts.push(post);
    members.set(post.personId, posts);
  }
  return [...members];
}

async function planChunk(deps: Deps, county: string, members: readonly Member[]): Promise<void> {
  const now = deps.now();
  const posts = new Map(members);
  // Who allows none is not counted for: that is nearly everybody.
  const allowed = await allowedPushes(members.map(([id]) => digest(deps, county, id, '')));
  const planned: PushDocument[] = [];
  for (const { personId } of allowed) {
    if (!personId) continue;
    const note = await noteFor({ county, personId, posts: posts.get(personId) ?? [] }, now);
    if (note) planned.push(digest(deps, county, personId, note));
  }
  await insertMissing(Push, planned);
}

async function noteFor(
  actor: { county: string; personId: string; posts: readonly StaffPost[] },
  now: Date,
): Promise<string | null> {
  const [tasks, unread] = await Promise.all([countTasks(actor, now), countUnread(actor)]);
  const { toVerify, toDispatch, toAccept, inHand, toInspect } = tasks;
  const waiting = toVerify + toDispatch + toAccept + inHand + toInspect;
  if (waiting === 0 && unread === 0) return null;
  return inboxMessages.digestNote(waiting, tasks.overdue, unread);
}

function digest(deps: Deps, county: string, personId: string, note: string): PushDocument {
  const day = dayInShanghai(deps.now());
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCHours(DAY_ENDS_UTC);
  return newPush(deps, {
    _id: `digest-${day}/${county}/${personId}/wechat`,
    county,
    channel: 'wechat',
    receiver: personId,
    template: 'taskDue',
    reportId: null,
    alarm: false,
    values: {
      number: day,
      matter: inboxMessages.digestMatter,
      status: inboxMessages.digestStatus,
      place: '',
      at,
      note,
    },
  });
}
