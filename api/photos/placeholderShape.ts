import { PHOTO_SIZES, type PhotoSize } from './fileKey';

/** Shapes a placeholder comes in, width to height: near enough that a page does not jump. */
export const PLACEHOLDER_SHAPES = {
  '3x1': 3,
  '16x9': 16 / 9,
  '4x3': 4 / 3,
  '1x1': 1,
  '3x4': 3 / 4,
  '9x16': 9 / 16,
  '1x3': 1 / 3,
} as const;
export type PlaceholderShape = keyof typeof PLACEHOLDER_SHAPES;

/** Nearest on a scale of ratios. */
function shapeOf({ width, height }: { width: number; height: number }): PlaceholderShape {
  const distance = (ratio: number): number => Math.abs(Math.log(ratio / (width / height)));
  const shapes = Object.entries(PLACEHOLDER_SHAPES) as [PlaceholderShape, number][];
  return shapes.reduce((best, next) => (distance(next[1]) < distance(best[1]) ? next : best))[0];
}

/** The address of a plain picture in the shape of another; the same for all of that shape. */
export const placeholderUrl = (photo: { width: number; height: number }, size: PhotoSize): string =>
  `/api/v1/files/placeholder/${shapeOf(photo)}?size=${size}`;

/** Pixels of a placeholder. */
export function placeholderPixels(
  shape: PlaceholderShape,
  size: PhotoSize,
): { width: number; height: number } {
  const ratio = PLACEHOLDER_SHAPES[shape];
  const side = PHOTO_SIZES[size];
  return ratio >= 1
    ? { width: side, height: Math.round(side / ratio) }
    : { width: Math.round(side * ratio), height: side };
}
