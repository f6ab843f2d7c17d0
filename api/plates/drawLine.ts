import type { PlateFonts, PlateWeight } from './plateFonts';

/** A box on the page, in points from the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LineStyle {
  /** Points. */
  readonly size: number;
  readonly weight?: PlateWeight;
  readonly colour?: string;
  readonly align?: 'left' | 'center';
  /** Smallest size a long line is set in before it is cut; 60 % where not given. */
  readonly leastSize?: number;
}

const LINE_HEIGHT = 1.35;
/** Of the ascent in Noto Sans SC: puts the letters in the middle of their line. */
const RAISE = 0.05;

export const heightOf = (size: number): number => size * LINE_HEIGHT;

/** How wide a line is at its full size, points. */
export const widthOf = (
  doc: PDFKit.PDFDocument,
  fonts: PlateFonts,
  words: string,
  { size, weight = 400 }: Pick<LineStyle, 'size' | 'weight'>,
): number =>
  fonts
    .runs(words, weight)
    .reduce((sum, run) => sum + doc.font(run.font).fontSize(size).widthOfString(run.text), 0);

/**
 * Sets one line within a width: smaller where it is long, cut with … where even that does not do.
 * Answers the height it took, in points.
 */
export function drawLine(
  doc: PDFKit.PDFDocument,
  fonts: PlateFonts,
  words: string,
  at: Pick<Box, 'x' | 'y' | 'width'>,
  style: LineStyle,
): number {
  const { weight = 400, colour = '#1B2522', align = 'left', leastSize = style.size * 0.6 } = style;
  const widthAt = (text: string, size: number): number =>
    widthOf(doc, fonts, text, { size, weight });
  const full = widthAt(words, style.size);
  const size = Math.max(leastSize, Math.min(style.size, (style.size * at.width) / full));
  let shown = words;
  while (shown.length > 1 && widthAt(shown, size) > at.width + 0.5)
    shown = `${[...shown.replace(/…$/, '')].slice(0, -1).join('')}…`;
  const slack = at.width - widthAt(shown, size);
  let x = at.x + (align === 'center' ? Math.max(0, slack / 2) : 0);
  // One baseline for a line, however small it had to be set.
  const baseline = at.y + style.size * (1 - RAISE);
  doc.fillColor(colour);
  for (const run of fonts.runs(shown, weight)) {
    doc.font(run.font).fontSize(size);
    const width = doc.widthOfString(run.text);
    // On one baseline, whatever ascent each part of the font claims.
    doc.text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    x += width;
  }
  return heightOf(style.size);
}
