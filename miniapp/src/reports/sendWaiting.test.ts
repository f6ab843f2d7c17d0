import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownDrafts, useDrafts } from '../stores/drafts';
import { recipientAt, signInAs, startDraftWorld, UNIT, write } from '../testing/draftWorld';
import { hangUp, json, refused } from '../testing/scriptedServer';
import { release, sendWaiting } from './sendWaiting';

let world: Awaited<ReturnType<typeof startDraftWorld>>;
beforeEach(async () => {
  world = await startDraftWorld();
});
afterEach(async () => {
  vi.useRealTimers();
  await world.stop();
});

const sent = json(201, { id: 'report-1' });
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** A draft that was handed over while there was no network. */
function queue(words: string, releasedAt = new Date().toISOString()): string {
  const key = write(words);
  useDrafts
    .getState()
    .note(key, { state: 'waiting', releasedAt, startedAt: releasedAt, recipientCode: UNIT.code });
  return key;
}

const stateOf = (key: string) => useDrafts.getState().all.find((draft) => draft.key === key);
const sentWords = () => world.submits().map(({ words }) => words);

it('sends all that waits in the order it was handed over, each once, also after a restart', async () => {
  const keys = [queue('第一件', hoursAgo(3)), queue('第二件', hoursAgo(2)), queue('第三件')];
  world.answers.submits.push(sent);
  // What a restart finds is what the storage has.
  useDrafts.setState({ all: [] });
  await Promise.all([sendWaiting(), sendWaiting()]);
  expect(world.submits()).toEqual([
    { key: keys[0], words: '第一件' },
    { key: keys[1], words: '第二件' },
    { key: keys[2], words: '第三件' },
  ]);
  expect(ownDrafts(useDrafts.getState().all)).toEqual([]);
  await sendWaiting();
  expect(world.submits()).toHaveLength(3);
});

it('one that is refused keeps its words and its reason, and holds nobody up', async () => {
  const bad = queue('骂人的话', hoursAgo(2));
  queue('路灯坏了', hoursAgo(1));
  world.answers.submits.push(refused(422, 'text_refused'), sent);
  await sendWaiting();
  expect(sentWords()).toEqual(['骂人的话', '路灯坏了']);
  expect(stateOf(bad)).toMatchObject({ state: 'refused', words: '骂人的话' });
  await sendWaiting();
  expect(world.submits(), 'it is not tried again by itself').toHaveLength(2);
});

it('a network that fails again leaves the rest in the queue, in order', async () => {
  queue('第一件', hoursAgo(2));
  queue('第二件', hoursAgo(1));
  world.answers.submits.push(hangUp, hangUp, hangUp, sent);
  await sendWaiting();
  expect(new Set(sentWords())).toEqual(new Set(['第一件']));
  await sendWaiting();
  expect(sentWords().slice(-2)).toEqual(['第一件', '第二件']);
});

it.each([503, 429, 500])('waits on while the server answers %i', async (status) => {
  const key = queue('路灯坏了');
  const code = { 503: 'try_again', 429: 'rate_limited', 500: 'internal_error' }[status] ?? '';
  world.answers.submits.push(refused(status, code));
  await sendWaiting();
  expect(stateOf(key)).toMatchObject({ state: 'waiting', problem: { code } });
});

describe('what may have changed is looked at again', () => {
  it('after a day it asks, and sends when told so', async () => {
    const key = queue('路灯坏了', hoursAgo(25));
    world.answers.submits.push(sent);
    await sendWaiting();
    expect(world.submits()).toEqual([]);
    expect(stateOf(key)).toMatchObject({ state: 'asking', problem: { code: 'old' } });
    expect(stateOf(key)?.problem?.words).toContain('还要发送吗');
    await release(key);
    expect(world.submits()).toHaveLength(1);
    expect(stateOf(key)).toBeUndefined();
  });

  it('where another unit looks after the place now, it says which and asks once', async () => {
    const key = queue('路灯坏了');
    world.answers.submits.push(sent);
    world.answers.recipient = recipientAt('411728001001002');
    await sendWaiting();
    expect(stateOf(key)).toMatchObject({ state: 'asking', problem: { code: 'moved' } });
    await release(key);
    expect(world.submits()).toHaveLength(1);
  });

  it('a place outside the county now is to be chosen again', async () => {
    const key = queue('路灯坏了');
    world.answers.recipient = refused(422, 'outside_county');
    await sendWaiting();
    expect(stateOf(key)).toMatchObject({ state: 'refused', problem: { code: 'place_gone' } });
    expect(world.submits()).toEqual([]);
  });

  it('a kind that is no more is to be chosen again', async () => {
    const key = write('路灯坏了', { category: 'gone' });
    useDrafts.getState().note(key, { state: 'waiting', releasedAt: hoursAgo(0) });
    await sendWaiting();
    expect(stateOf(key)).toMatchObject({ state: 'refused', problem: { code: 'category_gone' } });
  });
});

it('another person on the same phone neither sees nor sends it', async () => {
  const key = queue('我自己的事');
  world.answers.submits.push(sent);
  signInAs('person-2');
  expect(ownDrafts(useDrafts.getState().all)).toEqual([]);
  expect(useDrafts.getState().draft.words).toBe('');
  await sendWaiting();
  expect(world.submits()).toEqual([]);
  signInAs('person-1');
  expect(ownDrafts(useDrafts.getState().all).map((draft) => draft.key)).toEqual([key]);
  await sendWaiting();
  expect(sentWords()).toEqual(['我自己的事']);
});
