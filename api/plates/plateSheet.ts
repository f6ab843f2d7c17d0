import type { PlatesPerPage } from '@shared/schemas/plates';
import type { Box } from './drawLine';

/** A4, ISO 216, in points of 1/72 inch. */
export const A4 = { width: 595.28, height: 841.89 } as const;
const MARGIN = 24;

const GRID: Record<PlatesPerPage, { columns: number; rows: number }> = {
  '1': { columns: 1, rows: 1 },
  '2': { columns: 1, rows: 2 },
  '4': { columns: 2, rows: 2 },
  '8': { columns: 2, rows: 4 },
};

/** The places of the plates on a page, row by row. */
export function placesOnPage(perPage: PlatesPerPage): Box[] {
  const { columns, rows } = GRID[perPage];
  const width = (A4.width - 2 * MARGIN) / columns;
  const height = (A4.height - 2 * MARGIN) / rows;
  return Array.from({ length: columns * rows }, (_, n) => ({
    x: MARGIN + (n % columns) * width,
    y: MARGIN + Math.floor(n / columns) * height,
    width,
    height,
  }));
}

/** Pixels of the code's picture: enough for 300 dots an inch on the large plates, WeChat's usual on the small. */
export const codePixels = (perPage: PlatesPerPage): number =>
  perPage === '1' ? 1280 : perPage === '2' ? 860 : 430;
