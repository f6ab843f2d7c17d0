import { describe, expect, it } from 'vitest';
import { startOptions } from './startOptions';

describe('startOptions', () => {
  const known = ['411728', '530423'];

  it('reads the county', () => {
    expect(startOptions(['--county', '530423'], known)).toEqual({ county: '530423' });
    expect(startOptions([], known)).toEqual({});
  });

  it.each([
    [
      ['--county', '110101'],
      'There is no data for county 110101; the counties are 411728, 530423.',
    ],
    [['--port', '80'], /--port.*The only option is --county CODE\.$/],
    [['530423'], /The only option is --county CODE\.$/],
  ])('refuses %j in words', (args, sentence) => {
    expect(() => startOptions(args, known)).toThrow(sentence);
  });
});
