import { expect, it } from 'vitest';
import { drawScaling } from './drawScaling';

it('draws a line a series, escaped, with a dot a size', () => {
  const svg = drawScaling([
    { series: 'mine <20>', size: 10_000, milliseconds: 2 },
    { series: 'mine <20>', size: 100_000, milliseconds: 2.2 },
    { series: 'area', size: 10_000, milliseconds: 4 },
  ]);
  expect(svg).toContain('mine &lt;20>');
  expect(svg.match(/<circle/g)).toHaveLength(3);
  expect(svg).toContain('>100,000<');
  expect(svg).not.toContain('NaN');
});
