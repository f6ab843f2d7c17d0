import { describe, expect, it } from 'vitest';
import { bodyOf, type Draft, gapsOf, hasReceipt } from './draft';

const draft = (change: Partial<Draft> = {}): Draft => ({
  key: 'k',
  category: 'road',
  words: ' 路灯坏了 ',
  photos: [],
  place: { source: 'list', areaCode: '411728001001', label: '灈阳街道' },
  hideName: false,
  aboutStaff: null,
  ...change,
});

describe('a draft', () => {
  it('names what is missing in the order of the page', () => {
    expect(gapsOf(draft())).toEqual([]);
    expect(gapsOf(draft({ category: null, words: '  ', place: null }))).toEqual([
      'category',
      'words',
      'place',
    ]);
  });

  it('sends trimmed words, receipts, and a place without its label', () => {
    const photo = { id: '1', path: 'a', receipt: 'r1', receiptUntil: '2026-01-01T00:00:00Z' };
    expect(bodyOf(draft({ photos: [photo] }))).toEqual({
      category: 'road',
      words: '路灯坏了',
      photos: ['r1'],
      place: { source: 'list', areaCode: '411728001001' },
      hideName: false,
      aboutStaff: undefined,
    });
  });

  it('does not trust a receipt that ends within a minute', () => {
    const photo = { id: '1', path: 'a', receipt: 'r1', receiptUntil: '2026-01-01T00:01:00Z' };
    expect(hasReceipt(photo, Date.parse('2026-01-01T00:00:30Z'))).toBe(false);
    expect(hasReceipt(photo, Date.parse('2025-12-31T23:59:00Z'))).toBe(true);
    expect(hasReceipt({ ...photo, receipt: null }, 0)).toBe(false);
  });
});
