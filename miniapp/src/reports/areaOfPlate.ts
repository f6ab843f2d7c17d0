/**
 * What a plate's code says of its unit: our own codes name it (`g=` in a scene, `/g/` or `area=` in an address), on any
 * level; bare digits count where no other number looks so: 15 for a grid, 18 for a micro-grid.
 */
const NAMED = /(?:[?&]g=|^g=|\/g\/|[?&]area=)(\d{6}(?:\d{3}){0,4})(?!\d)/;
const BARE = /(?:^|\D)(\d{18}|\d{15})(?!\d)/;

/** The area a scanned or typed plate names, or null where it is none of ours. */
export const areaOfPlate = (scanned: string): string | null =>
  (NAMED.exec(scanned) ?? BARE.exec(scanned))?.[1] ?? null;
