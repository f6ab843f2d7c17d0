import { boundingBox } from './boundingBox';
import { findCrossings } from './findCrossing';
import {
  at,
  isInsideRing,
  type Polygons,
  polygonsDoubledArea,
  type Ring,
  reversed,
} from './integerRings';
import { buildLeafEdges, dissolve, type LeafEdges } from './leafEdges';

export type DefectKind =
  | 'gap'
  | 'overlap'
  | 'outsideOutline'
  | 'uncovered'
  | 'crosses'
  | 'doesNotClose'
  | 'areasDiffer';

/** Where polygons do not fit together; `leaf` is null where there is none. */
export interface Defect {
  readonly kind: DefectKind;
  readonly leaf: number | null;
  readonly other: number | null;
  readonly x: number;
  readonly y: number;
}

export interface Partition {
  readonly edges: LeafEdges;
  /** The outline the leaves add up to. */
  readonly outline: Ring[][];
}

/**
 * Proves that the leaves divide the outline: every directed edge has its exact reverse in exactly
 * one other leaf or lies on the outline, no two edges meet elsewhere than in their ends, and the
 * areas add up exactly. Where an outline is given, it must be the one they add up to.
 * Answers at most `limit` defects; none means that every point is in exactly one leaf.
 */
export function verifyPartition(
  leaves: readonly Polygons[],
  outline: Polygons | null,
  limit: number,
): { partition: Partition; defects: Defect[] } | { partition: null; defects: Defect[] } {
  const edges = buildLeafEdges(leaves);
  const defects = [
    ...repeatedEdges(edges, limit),
    ...(outline ? looseEdges(leaves, outline, limit) : []),
  ];
  if (defects.length > 0) return { partition: null, defects: defects.slice(0, limit) };
  const crossings = findCrossings(edges, limit);
  if (crossings.length > 0) {
    return {
      partition: null,
      defects: crossings.map(({ edge, other }) => crossing(edges, edge, other)),
    };
  }
  let union: Ring[][];
  try {
    union = dissolve(edges, new Int32Array(leaves.length), 1)[0] ?? [];
  } catch {
    return {
      partition: null,
      defects: [{ kind: 'doesNotClose', leaf: null, other: null, x: 0, y: 0 }],
    };
  }
  if (!outline) defects.push(...holesAndIslands(union));
  if (defects.length === 0) defects.push(...areaDefects(leaves, union));
  return defects.length > 0
    ? { partition: null, defects: defects.slice(0, limit) }
    : { partition: { edges, outline: union }, defects: [] };
}

function repeatedEdges(edges: LeafEdges, limit: number): Defect[] {
  return edges.repeated.slice(0, limit).map((edge) => ({
    kind: 'overlap',
    leaf: at(edges.owner, edge),
    other: null,
    ...middleOf(edges, edge),
  }));
}

/** Edges of leaves that neither a neighbour nor the outline shares, and outline edges without a leaf. */
function looseEdges(leaves: readonly Polygons[], outline: Polygons, limit: number): Defect[] {
  const all = buildLeafEdges([...leaves, outline.map((rings) => rings.map(reversed))]);
  const defects: Defect[] = [];
  for (let edge = 0; edge < all.twin.length && defects.length < limit; edge += 1) {
    if (at(all.twin, edge) !== -1) continue;
    const leaf = at(all.owner, edge);
    const place = middleOf(all, edge);
    if (leaf === leaves.length) {
      defects.push({ kind: 'uncovered', leaf: null, other: null, ...place });
      continue;
    }
    const beyond = justOutside(all, edge);
    const other = leaves.findIndex(
      (polygons, i) => i !== leaf && covers(polygons, beyond.x, beyond.y),
    );
    const kind =
      other !== -1 ? 'overlap' : covers(outline, beyond.x, beyond.y) ? 'gap' : 'outsideOutline';
    defects.push({ kind, leaf, other: other === -1 ? null : other, ...place });
  }
  return defects;
}

function middleOf({ vertices, from, to }: LeafEdges, edge: number): { x: number; y: number } {
  const [a, b] = [at(from, edge), at(to, edge)];
  return {
    x: Math.round((vertices.x(a) + vertices.x(b)) / 2),
    y: Math.round((vertices.y(a) + vertices.y(b)) / 2),
  };
}

/** A point about 2 cm to the right of an edge's middle: outside its own leaf. */
function justOutside({ vertices, from, to }: LeafEdges, edge: number): { x: number; y: number } {
  const [a, b] = [at(from, edge), at(to, edge)];
  const [dx, dy] = [vertices.x(b) - vertices.x(a), vertices.y(b) - vertices.y(a)];
  const length = Math.hypot(dx, dy);
  return {
    x: (vertices.x(a) + vertices.x(b)) / 2 + (2 * dy) / length,
    y: (vertices.y(a) + vertices.y(b)) / 2 - (2 * dx) / length,
  };
}

/** Even-odd over all rings. */
export function covers(polygons: Polygons, x: number, y: number): boolean {
  let inside = false;
  for (const rings of polygons) {
    const [exterior] = rings;
    if (!exterior) continue;
    const box = boundingBox(exterior);
    if (x < box.minX || x > box.maxX || y < box.minY || y > box.maxY) continue;
    for (const ring of rings) if (isInsideRing(ring, x, y)) inside = !inside;
  }
  return inside;
}

function crossing(edges: LeafEdges, edge: number, other: number): Defect {
  return {
    kind: 'crosses',
    leaf: at(edges.owner, edge),
    other: at(edges.owner, other),
    x: edges.vertices.x(at(edges.from, other)),
    y: edges.vertices.y(at(edges.from, other)),
  };
}

/** Without an outline to compare with, a hole is a gap and a part inside another an overlap. */
function holesAndIslands(union: readonly Ring[][]): Defect[] {
  const defects: Defect[] = [];
  union.forEach((rings, part) => {
    for (const hole of rings.slice(1)) {
      defects.push({ kind: 'gap', leaf: null, other: null, x: at(hole, 0), y: at(hole, 1) });
    }
    const [exterior] = rings;
    if (!exterior) return;
    const [x, y] = [at(exterior, 0), at(exterior, 1)];
    const isNested = union.some(
      (around, i) => i !== part && around[0] && isInsideRing(around[0], x, y),
    );
    if (isNested) defects.push({ kind: 'overlap', leaf: null, other: null, x, y });
  });
  return defects;
}

function areaDefects(leaves: readonly Polygons[], union: Polygons): Defect[] {
  let sum = 0n;
  for (const polygons of leaves) sum += polygonsDoubledArea(polygons);
  return sum === polygonsDoubledArea(union)
    ? []
    : [{ kind: 'areasDiffer', leaf: null, other: null, x: 0, y: 0 }];
}
