import type { AreaSummary } from '@shared/schemas/areas';

/** A unit with its whole path, county first, itself last. */
export interface LocatedArea extends Readonly<AreaSummary> {
  readonly path: readonly Readonly<AreaSummary>[];
}

/** A unit below a leaf, without a boundary of its own; units of 1e-7 degrees, WGS-84. */
export interface Candidate {
  readonly area: Readonly<AreaSummary>;
  readonly x: number;
  readonly y: number;
}
