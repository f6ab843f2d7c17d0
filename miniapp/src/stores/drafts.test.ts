import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startDraftWorld, write } from '../testing/draftWorld';
import { memoryStorage } from '../testing/memoryStorage';
import { ownDrafts, useDrafts } from './drafts';

let world: Awaited<ReturnType<typeof startDraftWorld>>;
beforeEach(async () => {
  world = await startDraftWorld();
});
afterEach(() => world.stop());

const words = () => ownDrafts(useDrafts.getState().all).map((draft) => draft.words);
const photo = (id: string) => ({ id, path: id, receipt: null, receiptUntil: null });

it('keeps several drafts apart, and a restart finds them all', () => {
  const first = write('第一件');
  write('第二件');
  expect(words()).toEqual(['第一件', '第二件']);
  useDrafts.getState().open(first);
  useDrafts.getState().edit({ words: '第一件改' });
  useDrafts.setState({ all: [] });
  useDrafts.getState().reread();
  expect(words().sort()).toEqual(['第一件改', '第二件']);
  expect(useDrafts.getState().draft.words).toBe('第一件改');
});

it('keeps nothing of an empty one', () => {
  write('写了又删');
  useDrafts.getState().edit({ words: ' ', category: null });
  expect(Object.keys(localStorage).filter((name) => name.includes('draft:'))).toEqual([]);
});

it('an upload that ends late reaches its own draft, and brings none back', () => {
  const first = write('第一件', { photos: [photo('p1')] });
  const second = write('第二件');
  const { keepPhotos, forget } = useDrafts.getState();
  keepPhotos(first, [{ ...photo('p1'), receipt: 'r1', receiptUntil: '2030-01-01T00:00:00Z' }]);
  expect(useDrafts.getState().draft).toMatchObject({ key: second, photos: [] });
  expect(useDrafts.getState().all.find(({ key }) => key === first)?.photos[0]?.receipt).toBe('r1');
  forget(first);
  keepPhotos(first, [photo('p1')]);
  expect(words()).toEqual(['第二件']);
});

it('says when the device takes no more, and loses nothing on the screen', () => {
  vi.stubGlobal('localStorage', memoryStorage(400));
  write('很长的话'.repeat(200));
  expect(useDrafts.getState()).toMatchObject({ full: true });
  useDrafts.getState().reread();
  expect(useDrafts.getState().draft.words).toHaveLength(800);
});

it('takes over what the first version kept', () => {
  const old = { key: 'k1', category: 'road', words: '以前写的', photos: [], place: null };
  localStorage.setItem('wlx:draft', JSON.stringify({ ...old, hideName: false, aboutStaff: null }));
  localStorage.setItem(
    'wlx:waiting',
    JSON.stringify([{ draft: { ...old, key: 'k2', words: '没发出去的' }, refusal: null }]),
  );
  useDrafts.getState().reread();
  const states = ownDrafts(useDrafts.getState().all).map(({ key, state }) => [key, state]);
  expect(Object.fromEntries(states)).toEqual({ k1: 'editing', k2: 'waiting' });
  useDrafts.getState().reread();
  expect(words()).toHaveLength(2);
});
