import { type Polygons, reversed, toPoint } from '../../grids/topology/integerRings';
import { type Repair, repairSlivers } from '../../grids/topology/repairSlivers';
import {
  type Defect,
  type DefectKind,
  type Partition,
  verifyPartition,
} from '../../grids/topology/verifyPartition';
import { AreaImportError, PROBLEM_LIMIT } from './areaProblem';
import type { AreaUnit } from './areaUnit';
import { messages } from './messages';

/** Up to this width a sliver is a drawing fault that is put right. */
export const SLIVER_METRES = 1;

export interface FittedLeaves {
  readonly leaves: readonly AreaUnit[];
  readonly partition: Partition;
  readonly repairs: readonly (Repair & { readonly code: string })[];
}

/**
 * Makes the leaves fit together exactly: slivers up to SLIVER_METRES are repaired, what is wider is
 * refused. `outline` is the county's own boundary where the file has one; it gives way too.
 * @throws AreaImportError with the places that do not fit
 */
export function fitLeaves(leaves: readonly AreaUnit[], outline: Polygons | null): FittedLeaves {
  const drawn = leaves.map((leaf) => leaf.polygons ?? []);
  // the outline stands first and the other way round, as the neighbour of everything at the rim
  const rim = outline ? [outline.map((rings) => rings.map(reversed))] : [];
  const { leaves: fitted, repairs } = repairSlivers([...rim, ...drawn], SLIVER_METRES);
  const fittedOutline = outline ? fitted.shift()?.map((rings) => rings.map(reversed)) : null;
  const { partition, defects } = verifyPartition(fitted, fittedOutline ?? null, PROBLEM_LIMIT);
  if (!partition) {
    throw new AreaImportError(defects.map((defect) => toProblem(defect, leaves)));
  }
  return {
    leaves: leaves.map((leaf, i) => ({ ...leaf, polygons: fitted[i] ?? leaf.polygons })),
    partition,
    repairs: repairs.flatMap((repair) => {
      const leaf = leaves[repair.leaf - rim.length];
      return leaf ? [{ ...repair, code: leaf.code }] : [];
    }),
  };
}

function toProblem(defect: Defect, leaves: readonly AreaUnit[]) {
  const leaf = defect.leaf === null ? undefined : leaves[defect.leaf];
  const other = defect.other === null ? undefined : leaves[defect.other];
  const isPlaced = defect.x !== 0 || defect.y !== 0;
  return {
    message: DEFECT_MESSAGES[defect.kind](other?.code ?? ''),
    code: leaf?.code,
    feature: leaf?.feature,
    coordinate: isPlaced ? toPoint(defect.x, defect.y) : undefined,
  };
}

const DEFECT_MESSAGES: Record<DefectKind, (other: string) => string> = {
  gap: () => messages.gap,
  overlap: (other) => messages.overlap(other),
  outsideOutline: () => messages.outsideOutline,
  uncovered: () => messages.uncovered,
  crosses: (other) => messages.crosses(other),
  doesNotClose: () => messages.doesNotClose,
  areasDiffer: () => messages.areasDiffer,
};
