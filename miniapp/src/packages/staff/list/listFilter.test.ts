import { expect, it } from 'vitest';
import { beginOf, filtersSet, isFiltered, queryOf } from './listFilter';

const NONE = { state: null, category: null, time: 'any', area: null, search: '' } as const;

it.each([
  // 23:59 in Shanghai on 6 May, and one minute later
  ['today', '2026-05-06T15:59:00Z', '2026-05-05T16:00:00.000Z'],
  ['today', '2026-05-06T16:00:00Z', '2026-05-06T16:00:00.000Z'],
  ['week', '2026-05-06T02:00:00Z', '2026-04-29T16:00:00.000Z'],
  ['month', '2026-05-06T02:00:00Z', '2026-04-06T16:00:00.000Z'],
  ['any', '2026-05-06T02:00:00Z', undefined],
] as const)('begins "%s" at %s on %s', (choice, now, begin) => {
  expect(beginOf(choice, new Date(now))).toBe(begin);
});

it('asks for my area alone where nothing is narrowed', () => {
  expect(Object.entries(queryOf(NONE)).filter(([, value]) => value !== undefined)).toEqual([
    ['scope', 'area'],
  ]);
  expect(isFiltered(NONE)).toBe(false);
});

it('counts what stands behind the button, not what is in sight', () => {
  const filter = {
    ...NONE,
    state: 'closed',
    search: '路灯',
    category: 'road',
    time: 'week',
  } as const;
  expect(filtersSet(filter)).toBe(2);
  expect(isFiltered({ ...NONE, search: '路灯' })).toBe(true);
});
