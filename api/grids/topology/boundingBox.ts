import { at } from './integerRings';

export interface Box {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** The smallest box around a ring or a list of rings' points. */
export function boundingBox(...rings: readonly ArrayLike<number>[]): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      box.minX = Math.min(box.minX, at(ring, i));
      box.maxX = Math.max(box.maxX, at(ring, i));
      box.minY = Math.min(box.minY, at(ring, i + 1));
      box.maxY = Math.max(box.maxY, at(ring, i + 1));
    }
  }
  return box;
}
