/**
 * Draws what the mini-program shows of lucide's icons: masks for the Icon component (an SVG data URI in a
 * style sheet works in weapp and h5 alike and takes the text's colour) and PNGs for WeChat's tab bar.
 * Run from the repository root: npx tsx miniapp/icons/generate.ts
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LUCIDE = path.join(ROOT, 'node_modules/lucide-static/icons');
const SOURCE = path.join(ROOT, 'miniapp/src');

const NAMES = `
accessibility arrow-right badge-check ban bell briefcase building-2 calendar camera check chevron-down
chevron-left chevron-right circle-alert circle-check circle-pause circle-question-mark circle-x
clipboard-check clipboard-list clock cloud-off eye eye-off flame forward frown heart heart-handshake hourglass
house image image-plus inbox info layers list list-tree loader-circle locate-fixed lock log-out map map-pin
meh message-circle message-square-text network pen-line phone phone-call plus qr-code refresh-cw
rotate-ccw scale scan-qr-code search search-x send settings shield-check siren sliders-horizontal smile
split star thumbs-up trash-2 triangle-alert undo-2 upload user-round users-round wrench x mic pause play
`
  .trim()
  .split(/\s+/);

/** Icons that are also needed as a full shape. */
const FILLED = ['heart', 'star'];

/** WeChat's own limits for a tab bar icon: PNG, 81 × 81, at most 40 KB. */
const TAB_ICON_PX = 81;
const TABS = { home: 'house', reports: 'clipboard-list', inbox: 'bell', me: 'user-round' };
/** `--ink-2` and `--brand` of the style tokens: a PNG cannot read them. */
const TAB_COLOURS = { idle: '#55615D', active: '#0B6E5B' };

async function readIcon(name: string): Promise<string> {
  const svg = await readFile(path.join(LUCIDE, `${name}.svg`), 'utf8');
  return svg
    .replace(/<!--.*?-->/gs, '')
    .replace(/\s*class="[^"]*"/, '')
    .replace(/\s(width|height)="24"/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ >/g, '>')
    .replace(/> </g, '><')
    .replace(/ \/>/g, '/>')
    .trim();
}

const painted = (svg: string, colour: string, fill = 'none'): string =>
  svg
    .replace('stroke="currentColor"', `stroke="${colour}"`)
    .replace('fill="none"', `fill="${fill}"`);

const dataUri = (svg: string): string =>
  `data:image/svg+xml,${svg.replace(/"/g, "'").replace(/[<>#%{}]/g, encodeURIComponent)}`;

// The prefixed name alone: every browser and WeChat knows it, and twice would double the style sheet.
const rule = (name: string, svg: string): string =>
  `.icon-${name} {\n  -webkit-mask-image: url("${dataUri(svg)}");\n}\n`;

async function writeMasks(): Promise<void> {
  const rules = await Promise.all(
    NAMES.map(async (name) => rule(name, painted(await readIcon(name), '#000'))),
  );
  const filled = await Promise.all(
    FILLED.map(async (name) =>
      rule(`${name}-filled`, painted(await readIcon(name), '#000', '#000')),
    ),
  );
  const header = '// Drawn by miniapp/icons/generate.ts from lucide (ISC licence). Do not edit.\n';
  await writeFile(
    path.join(SOURCE, 'components/Icon/icons.scss'),
    header + [...rules, ...filled].join(''),
  );
  const union = [...NAMES, ...FILLED.map((name) => `${name}-filled`)]
    .map((name) => `  | '${name}'`)
    .join('\n');
  await writeFile(
    path.join(SOURCE, 'components/Icon/iconName.ts'),
    `/** The icons there are. Drawn by miniapp/icons/generate.ts. Do not edit. */\nexport type IconName =\n${union};\n`,
  );
}

async function writeTabIcons(): Promise<void> {
  const folder = path.join(SOURCE, 'assets/tabs');
  await mkdir(folder, { recursive: true });
  for (const [tab, icon] of Object.entries(TABS)) {
    for (const [state, colour] of Object.entries(TAB_COLOURS)) {
      const svg = painted(await readIcon(icon), colour);
      await sharp(Buffer.from(svg), { density: 300 })
        .resize(TAB_ICON_PX - 16)
        .extend({
          top: 8,
          bottom: 8,
          left: 8,
          right: 8,
          background: { r: 0, g: 0, b: 0, alpha: 0 },
        })
        .png({ compressionLevel: 9, palette: true })
        .toFile(path.join(folder, `${tab}-${state}.png`));
    }
  }
}

await writeMasks();
await writeTabIcons();
