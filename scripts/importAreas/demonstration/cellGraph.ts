import type { Ring } from '../../../api/grids/topology/integerRings';
import { at } from '../../../api/grids/topology/integerRings';
import { centroid } from '../../../api/grids/topology/interiorPoint';
import { buildLeafEdges } from '../../../api/grids/topology/leafEdges';

/** Cells and which of them share an edge (a common point is not enough). */
export interface CellGraph {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly neighbours: readonly (readonly number[])[];
}

export function buildCellGraph(cells: readonly Ring[][][]): CellGraph {
  const edges = buildLeafEdges(cells);
  const sets = cells.map(() => new Set<number>());
  for (let edge = 0; edge < edges.owner.length; edge += 1) {
    const twin = at(edges.twin, edge);
    if (twin !== -1) sets[at(edges.owner, edge)]?.add(at(edges.owner, twin));
  }
  const x = new Float64Array(cells.length);
  const y = new Float64Array(cells.length);
  cells.forEach((polygons, cell) => {
    const ring = polygons[0]?.[0];
    if (ring) [x[cell], y[cell]] = centroid(ring);
  });
  return { x, y, neighbours: sets.map((set) => [...set].sort((a, b) => a - b)) };
}

/** Whether the cells hang together through shared edges. */
export function hangsTogether(graph: CellGraph, cells: readonly number[]): boolean {
  const waiting = new Set(cells);
  const queue = cells.slice(0, 1);
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
    if (!waiting.delete(cell)) continue;
    for (const neighbour of graph.neighbours[cell] ?? []) {
      if (waiting.has(neighbour)) queue.push(neighbour);
    }
  }
  return waiting.size === 0;
}
