import { expect, test } from 'vitest';
import { reread } from './reread';

const items = (...ids: string[]) => ids.map((id) => ({ id }));

test('the same again is no change', async () => {
  const ask = async () => ({ items: items('a', 'b'), nextCursor: 'more' });
  expect(await reread(ask, { items: items('a', 'b'), next: 'more' })).toBeNull();
});

test('what is new stands first, and what lies deeper stays', async () => {
  const pages: Record<string, string[]> = { '': ['new', 'a'], 1: ['b', 'c'], 2: ['d', 'e'] };
  const ask = async (cursor = '') => ({
    items: items(...(pages[cursor] ?? [])),
    nextCursor: String(Number(cursor) + 1),
  });
  const shown = { items: items('a', 'b', 'c', 'd', 'e', 'f', 'g'), next: 'deep' };
  const ids = ['new', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect(await reread(ask, shown)).toEqual({ items: items(...ids), next: 'deep' });
});

test('a search that found nothing is not begun anew', async () => {
  const ask = async () => ({ items: [], nextCursor: 'further' });
  expect(await reread(ask, { items: [], next: null })).toBeNull();
});

test('what a search found far down stays though the newest have nothing', async () => {
  const ask = async () => ({ items: [], nextCursor: 'further' });
  expect(await reread(ask, { items: items('far'), next: 'deep' })).toBeNull();
});
