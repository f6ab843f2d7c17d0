import { expect, test } from 'vitest';
import { readOn } from './readOn';

/** A search whose pages are asked for by their number. */
function search(pages: readonly string[][]) {
  const asked: (string | undefined)[] = [];
  const ask = async (cursor?: string) => {
    asked.push(cursor);
    const at = Number(cursor ?? 0);
    return {
      items: pages[at] ?? [],
      nextCursor: at + 1 < pages.length ? String(at + 1) : null,
    };
  };
  return { ask, asked };
}

test('a page with something in it is asked for once', async () => {
  const { ask, asked } = search([['a'], ['b']]);
  expect(await readOn(ask, undefined, () => true)).toEqual({ items: ['a'], nextCursor: '1' });
  expect(asked).toEqual([undefined]);
});

test('empty pages are passed until something is found, or all was looked at', async () => {
  const found = search([['a'], [], [], ['b'], ['c']]);
  expect(await readOn(found.ask, '1', () => true)).toEqual({ items: ['b'], nextCursor: '4' });
  expect(found.asked).toEqual(['1', '2', '3']);
  const nothing = search([[], []]);
  expect(await readOn(nothing.ask, undefined, () => true)).toEqual({ items: [], nextCursor: null });
});

test('it stops when another list is wanted meanwhile', async () => {
  const { ask, asked } = search([[], [], []]);
  await readOn(ask, undefined, () => asked.length < 2);
  expect(asked).toEqual([undefined, '1']);
});
