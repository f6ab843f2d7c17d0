import { describe, expect, it } from 'vitest';
import { atMost, type Results } from './measurement';
import { placeTable, resultsTable, showResults } from './showResults';

const results: Results = {
  about: '3 rounds',
  rows: [
    { what: 'a', figure: '3 ns', floor: '2 ns', ratio: 1.5, goal: atMost(1.5, 1.6, '1.6 ×') },
    { what: 'b', figure: '9 ns', goal: atMost(9, 5, '5 ns') },
  ],
};

describe('results', () => {
  it('stand as a table, what missed its goal said so', () => {
    expect(resultsTable('x', '2026-11-27', results)).toBe(
      [
        '`npm run bench -- x`, 2026-11-27: 3 rounds.',
        '',
        '| what | figure | floor in the same run | ratio | goal |',
        '| --- | ---: | --- | ---: | --- |',
        '| a | 3 ns | 2 ns | 1.50 × | ≤ 1.6 × ✓ |',
        '| b | 9 ns |  |  | ≤ 5 ns ✗ missed |',
      ].join('\n'),
    );
    expect(showResults('x', results)).toContain('≤ 5 ns ✗ missed');
  });

  it('go between their marks, and leave what is around them', () => {
    const once = placeTable('# Speed\n\nWords.\n', 'x', 'first');
    expect(once).toBe('# Speed\n\nWords.\n\n## x\n<!-- bench:x -->\nfirst\n<!-- /bench -->\n');
    expect(placeTable(`${once}Why.\n`, 'x', 'second')).toBe(
      '# Speed\n\nWords.\n\n## x\n<!-- bench:x -->\nsecond\n<!-- /bench -->\nWhy.\n',
    );
    expect(() => placeTable('<!-- bench:x -->', 'x', '')).toThrow('has no');
  });
});
