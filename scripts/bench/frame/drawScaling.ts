import type { ScalePoint } from './measurement';

const WIDTH = 860;
const HEIGHT = 420;
const PLOT = { left: 70, right: 560, top: 30, bottom: 360 };
const COLOURS = [
  '#1f6feb',
  '#d1242f',
  '#1a7f37',
  '#8250df',
  '#bf8700',
  '#57606a',
  '#bf3989',
  '#0a7b83',
  '#e16f24',
];
/** One fewer than the colours: no two lines are drawn alike. */
const DASHES = ['', '6 3', '2 3', '8 3 2 3', '1 3', '10 4', '4 2', '12 3'];

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const count = (size: number): string => size.toLocaleString('en');

/** What a list costs as the reports grow, as an SVG: sizes on a logarithmic axis, milliseconds from nought. */
export function drawScaling(points: readonly ScalePoint[]): string {
  const sizes = [...new Set(points.map(({ size }) => size))].sort((a, b) => a - b);
  const names = [...new Set(points.map(({ series }) => series))];
  const most = Math.max(...points.map(({ milliseconds }) => milliseconds)) * 1.1;
  const span = Math.log10((sizes.at(-1) ?? 1) / (sizes[0] ?? 1)) || 1;
  const x = (size: number): number =>
    PLOT.left + (Math.log10(size / (sizes[0] ?? 1)) / span) * (PLOT.right - PLOT.left);
  const y = (milliseconds: number): number =>
    PLOT.bottom - (milliseconds / most) * (PLOT.bottom - PLOT.top);
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const at = y(most * share).toFixed(1);
    return `<path d="M${PLOT.left} ${at}H${PLOT.right}" stroke="#d0d7de"/><text x="${PLOT.left - 8}" y="${at}" dy="4" text-anchor="end">${(most * share).toFixed(1)}</text>`;
  });
  const axis = sizes.map(
    (size) =>
      `<text x="${x(size).toFixed(1)}" y="${PLOT.bottom + 20}" text-anchor="middle">${count(size)}</text>`,
  );
  const lines = names.map((name, n) => {
    const own = points.filter(({ series }) => series === name).sort((a, b) => a.size - b.size);
    const path = own.map((p) => `${x(p.size).toFixed(1)} ${y(p.milliseconds).toFixed(1)}`);
    const colour = COLOURS[n % COLOURS.length];
    const dots = path.map((at) => {
      const [cx, cy] = at.split(' ');
      return `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`;
    });
    const row = PLOT.top + 10 + n * 22;
    const stroke = `stroke="${colour}" stroke-width="2" stroke-dasharray="${DASHES[n % DASHES.length]}" fill="none"`;
    return `<path d="M${path.join('L')}" ${stroke}/>${dots.join('')}<path d="M${PLOT.right + 14} ${row}h24" ${stroke}/><text x="${PLOT.right + 44}" y="${row + 4}">${escapeXml(name)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#1f2328" role="img">`,
    '<title>Milliseconds of a list by the number of reports</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...grid,
    ...axis,
    `<text x="${PLOT.left}" y="18">ms</text>`,
    `<text x="${(PLOT.left + PLOT.right) / 2}" y="${PLOT.bottom + 44}" text-anchor="middle">reports in the county</text>`,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}
