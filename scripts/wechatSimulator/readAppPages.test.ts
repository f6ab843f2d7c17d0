import { expect, test } from 'vitest';
import { readAppPages } from './readAppPages';

test('the pages are those of the mini-program beside it, without a leading slash', async () => {
  const pages = await readAppPages();
  expect(pages).toContain('pages/home/index');
  expect(pages?.every((page) => /^[a-z][\w-]*(?:\/[\w-]+)+$/.test(page))).toBe(true);
});
