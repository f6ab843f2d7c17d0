import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLogger } from '../logger';
import { Area } from '../models/Area';
import { CalendarDay, calendarDayId } from '../models/CalendarDay';
import { Organisation } from '../models/Organisation';
import { Person } from '../models/Person';
import { Post } from '../models/Post';
import { sealName } from '../secrets/personalData';
import { buildCounty } from '../test/buildCounty';
import { prepareDatabase } from '../test/database';
import { buildOrganisation, buildPerson, buildPost } from '../test/factories';
import { testKeyRing } from '../test/testKeyRing';
import { createDirectoryRegistry, type DirectoryRegistry } from './directoryRegistry';

const COUNTY = '411728';
let now = new Date();
let directory: DirectoryRegistry;
beforeAll(async () => {
  await prepareDatabase();
  await buildCounty();
});
beforeEach(() => {
  now = new Date();
  directory = createDirectoryRegistry({
    keyRing: testKeyRing,
    logger: createLogger('silent'),
    now: () => now,
  });
});
afterEach(() => directory.close());

/** Waits for what another process wrote. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 50 });

describe('a county’s directory', () => {
  test('holds areas, current posts with opened names, and organisations', async () => {
    const post = await buildPost({
      person: await buildPerson({ name: '王芳', phone: '13712340001' }),
    });
    await buildPost({ to: new Date(now.getTime() - 1000) });
    const organisation = await buildOrganisation();
    const county = await directory(COUNTY);
    expect(county.areas.size).toBe(31);
    expect(county.posts.find(post._id)).toMatchObject({ name: '王芳', phone: '13712340001' });
    expect(county.posts.all()).toHaveLength(await Post.countDocuments({ to: null }));
    expect(county.organisations.get(organisation._id)?.name).toBe(organisation.name);
    expect((await directory('530423')).posts.all()).toEqual([]);
  });

  test('is one object until something changes, then another: nobody sees a half', async () => {
    const before = await directory(COUNTY);
    expect(await directory(COUNTY)).toBe(before);
    const post = await buildPost();
    await directory.refresh(COUNTY, { postIds: [post._id] });
    const after = await directory(COUNTY);
    expect(after).not.toBe(before);
    expect([before.posts.find(post._id), after.posts.find(post._id)?.id]).toEqual([
      undefined,
      post._id,
    ]);
  });

  test('what this process refreshed is there at once, ended posts are not', async () => {
    const post = await buildPost();
    await directory(COUNTY);
    await Post.updateOne({ _id: post._id }, { $set: { to: now } });
    await directory.refresh(COUNTY, { postIds: [post._id] });
    expect((await directory(COUNTY)).postsOf(post.personId)).toEqual([]);
  });

  test('follows what others write to posts, people, organisations and areas', async () => {
    const post = await buildPost();
    const [organisation, later] = [await buildOrganisation(), '另一个名字'];
    await directory(COUNTY);
    await Post.updateOne({ _id: post._id }, { $set: { onDuty: false } });
    await Person.updateOne(
      { _id: post.personId },
      { $set: { name: sealName(testKeyRing, post.personId, later) } },
    );
    await Organisation.updateOne({ _id: organisation._id }, { $set: { active: false } });
    await Area.updateOne({ _id: `${COUNTY}001@test` }, { $set: { name: '改名镇' } });
    const added = await buildPost();
    await soon(async () => {
      const county = await directory(COUNTY);
      expect(county.posts.find(post._id)).toMatchObject({ onDuty: false, name: later });
      expect(county.organisations.get(organisation._id)?.active).toBe(false);
      expect(county.areas.find(`${COUNTY}001`)?.name).toBe('改名镇');
      expect(county.posts.find(added._id)).toBeDefined();
    });
    await Post.deleteOne({ _id: added._id });
    await soon(async () => expect((await directory(COUNTY)).posts.find(added._id)).toBeUndefined());
  });

  test('follows what others write to the calendar of this county, and only of this', async () => {
    const [day, another] = ['2026-11-24', '2026-11-25'];
    const own = async () => (await directory(COUNTY)).calendar;
    expect((await own()).isWorkday(day)).toBe(true);
    const dayOff = (county: string, when: string) => ({
      _id: calendarDayId(county, when),
      county,
      day: when,
      kind: 'dayOff' as const,
      name: '县庆放假',
      setBy: 'somebody',
      at: now,
      version: 1,
    });
    await CalendarDay.insertMany([dayOff('530423', another), dayOff(COUNTY, day)]);
    await soon(async () => expect((await own()).isWorkday(day)).toBe(false));
    expect((await own()).isWorkday(another)).toBe(true);
    expect((await directory('530423')).calendar.isWorkday(another)).toBe(false);
    await CalendarDay.deleteOne({ county: COUNTY, day });
    await soon(async () => expect((await own()).isWorkday(day)).toBe(true));
  });

  test('catches up with a post it does not hold as it is, and does nothing for one it holds', async () => {
    const post = await buildPost();
    const before = await directory(COUNTY);
    await directory.catchUp(post);
    expect(await directory(COUNTY)).toBe(before);

    await Post.updateOne({ _id: post._id }, { $set: { onDuty: false }, $inc: { version: 1 } });
    await directory.catchUp({ ...post, version: 2 });
    const away = await directory(COUNTY);
    expect(away.posts.find(post._id)?.onDuty).toBe(false);

    await Post.updateOne({ _id: post._id }, { $set: { to: now }, $inc: { version: 1 } });
    await directory.catchUp({ ...post, version: 3, to: now });
    const ended = await directory(COUNTY);
    expect(ended.posts.find(post._id)).toBeUndefined();
    await directory.catchUp({ ...post, version: 3, to: now });
    expect(await directory(COUNTY)).toBe(ended);
  });

  test('a post that ends by itself goes at its time', async () => {
    const post = await buildPost({ to: new Date(Date.now() + 300) });
    expect((await directory(COUNTY)).posts.find(post._id)).toBeDefined();
    now = new Date(Date.now() + 1000);
    await soon(async () => expect((await directory(COUNTY)).posts.find(post._id)).toBeUndefined());
  });

  test('a name under a lost key does not take the county down', async () => {
    const post = await buildPost();
    await Person.updateOne({ _id: post.personId }, { $set: { name: 'lost.AAAA.AAAA.AAAA' } });
    await directory.refresh(COUNTY);
    expect((await directory(COUNTY)).posts.find(post._id)?.name).toBe('');
  });
});
