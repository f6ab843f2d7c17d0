import { countyCalendar, type WorkCalendar } from '@shared/workCalendar';
import type { Logger } from '../logger';
import { Area } from '../models/Area';
import { CalendarDay } from '../models/CalendarDay';
import { Organisation, type OrganisationDocument } from '../models/Organisation';
import { Person } from '../models/Person';
import { Post, type PostDocument } from '../models/Post';
import type { KeyRing } from '../secrets/keyRing';
import { openName, openPhone } from '../secrets/personalData';
import { type AreaTree, createAreaTree } from './areaTree';
import { type CountyDirectory, createCountyDirectory } from './countyDirectory';
import { createPostRegister, type PostRegister, type StaffPost } from './postRegister';
import { loadRestrictions, type RestrictionRegister } from './restrictionRegister';

export interface DirectoryDeps {
  readonly keyRing: KeyRing;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** What is known of a member of the staff, opened. */
interface Contact {
  readonly name: string;
  readonly phone: string | null;
}

/** A county as it was read; directories are made from it, and parts of it are read again. */
export interface CountyRecords {
  readonly county: string;
  areas: AreaTree;
  calendar: WorkCalendar;
  restrictions: RestrictionRegister;
  organisations: readonly OrganisationDocument[];
  readonly posts: Map<string, PostDocument>;
  readonly contacts: Map<string, Contact>;
}

/** What changed; whatever is not named was not touched. */
export interface DirectoryChange {
  readonly areas?: boolean;
  readonly calendar?: boolean;
  readonly restrictions?: boolean;
  readonly organisations?: boolean;
  readonly postIds?: readonly string[];
  readonly personIds?: readonly string[];
}

/** A post as somebody saw it. */
export type PostState = Pick<PostDocument, '_id' | 'county' | 'version' | 'to'>;

/** Whether the post was read as it is here, or later; one that has ended is not read. */
export function isHeld(records: CountyRecords, post: PostState, now: Date): boolean {
  const held = records.posts.get(post._id);
  if (held) return held.version >= post.version;
  return post.to !== null && post.to <= now;
}

/** Reads a county as a whole. */
export async function loadRecords(deps: DirectoryDeps, county: string): Promise<CountyRecords> {
  const [areas, calendar, restrictions, organisations, posts] = await Promise.all([
    loadAreas(county),
    loadCalendar(county),
    loadRestrictions(county, deps.now()),
    loadOrganisations(county),
    Post.find({ county, ...notEnded(deps.now()) }).lean(),
  ]);
  const records: CountyRecords = {
    county,
    areas,
    calendar,
    restrictions,
    organisations,
    posts: new Map(posts.map((post) => [post._id, post])),
    contacts: new Map(),
  };
  await loadContacts(deps, records, [...new Set(posts.map((post) => post.personId))]);
  return records;
}

/** Reads again what changed. */
export async function reloadRecords(
  deps: DirectoryDeps,
  records: CountyRecords,
  change: DirectoryChange,
): Promise<void> {
  if (change.areas) records.areas = await loadAreas(records.county);
  if (change.calendar) records.calendar = await loadCalendar(records.county);
  if (change.restrictions)
    records.restrictions = await loadRestrictions(records.county, deps.now());
  if (change.organisations) records.organisations = await loadOrganisations(records.county);
  const personIds = new Set(change.personIds?.filter((id) => records.contacts.has(id)));
  if (change.postIds && change.postIds.length > 0) {
    const posts = await Post.find({
      _id: { $in: change.postIds },
      county: records.county,
      ...notEnded(deps.now()),
    }).lean();
    for (const id of change.postIds) records.posts.delete(id);
    for (const post of posts) {
      records.posts.set(post._id, post);
      personIds.add(post.personId);
    }
  }
  await loadContacts(deps, records, [...personIds]);
}

/** A directory, and when a post of it begins or ends by itself. */
export interface MadeDirectory {
  readonly directory: CountyDirectory;
  readonly nextChangeAt: Date | null;
}

/** The directory of a moment. */
export function makeDirectory(records: CountyRecords, now: Date): MadeDirectory {
  const current: StaffPost[] = [];
  let nextChangeAt: Date | null = null;
  for (const post of records.posts.values()) {
    nextChangeAt = nextOf(post, now, nextChangeAt);
    if (isCurrent(post, now)) current.push(openPost(records, post));
  }
  return { directory: directoryWith(records, createPostRegister(current)), nextChangeAt };
}

/** The same from the one before, where only this was read again since. */
export function changeDirectory(
  records: CountyRecords,
  { postIds = [], personIds = [] }: DirectoryChange,
  before: MadeDirectory,
  now: Date,
): MadeDirectory {
  const { posts } = before.directory;
  const held = personIds.flatMap((id) => posts.ofPerson(id).map((post) => post.id));
  const changes = new Map<string, StaffPost | null>();
  let { nextChangeAt } = before;
  for (const id of [...postIds, ...held]) {
    const post = records.posts.get(id);
    if (post) nextChangeAt = nextOf(post, now, nextChangeAt);
    changes.set(id, post && isCurrent(post, now) ? openPost(records, post) : null);
  }
  return { directory: directoryWith(records, posts.with(changes)), nextChangeAt };
}

const directoryWith = (records: CountyRecords, posts: PostRegister): CountyDirectory =>
  createCountyDirectory(
    records.county,
    records.areas,
    posts,
    records.organisations,
    records.calendar,
    records.restrictions,
  );

const isCurrent = ({ from, to }: PostDocument, now: Date): boolean =>
  from <= now && (!to || to > now);

/** The earlier of `known` and when the post begins or ends by itself. */
function nextOf({ from, to }: PostDocument, now: Date, known: Date | null): Date | null {
  let next = known;
  for (const at of [from, to]) if (at && at > now && (!next || at < next)) next = at;
  return next;
}

const notEnded = (now: Date) => ({ $or: [{ to: null }, { to: { $gt: now } }] });

function openPost({ contacts }: CountyRecords, post: PostDocument): StaffPost {
  const { name = '', phone = null } = contacts.get(post.personId) ?? {};
  const { _id: id, role, areaCode, organisationId, personId, onDuty } = post;
  return { id, role, areaCode, organisationId, personId, onDuty, name, phone };
}

async function loadAreas(county: string): Promise<AreaTree> {
  const areas = await Area.find(
    { county, validTo: null },
    { _id: 0, code: 1, name: 1, level: 1, parent: 1 },
  ).lean();
  return createAreaTree(areas);
}

async function loadCalendar(county: string): Promise<WorkCalendar> {
  const days = await CalendarDay.find({ county }, { _id: 0, day: 1, kind: 1 }).lean();
  return countyCalendar(new Map(days.map(({ day, kind }) => [day, kind])));
}

const loadOrganisations = (county: string): Promise<OrganisationDocument[]> =>
  Organisation.find({ county }).lean();

async function loadContacts(
  { keyRing, logger }: DirectoryDeps,
  records: CountyRecords,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  const people = await Person.find({ _id: { $in: personIds } }, { name: 1, phone: 1 }).lean();
  for (const person of people) {
    try {
      const name = openName(keyRing, person) ?? '';
      records.contacts.set(person._id, { name, phone: openPhone(keyRing, person) });
    } catch (error) {
      // One value under a lost key must not take the whole county down: the post stays, without its name.
      logger.error({ err: error, personId: person._id }, 'personal data cannot be opened');
      records.contacts.set(person._id, { name: '', phone: null });
    }
  }
}
