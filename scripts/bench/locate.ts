import Flatbush from 'flatbush';
import { createGridIndex } from '../../api/grids/gridIndex';
import { createLeafGeometry } from '../../api/grids/leafGeometry';
import { at, fromGeoJson, toDegrees } from '../../api/grids/topology/integerRings';
import { wgs84 } from '../../shared/coordinates';
import { createRandom } from '../importAreas/demonstration/random';
import { toGridUnits } from '../importAreas/demonstration/toGridUnits';
import { readCounty } from '../importAreas/readCounty';

const POINTS = 50_000;
const ROUNDS = 15;

/**
 * Assignment beside its floor: a bare `flatbush.search` over the same boxes, the same points, in
 * interleaved rounds of one process. The budget is 1.6 times the floor.
 */
export async function benchLocate(county: string) {
  const units = toGridUnits(await readCounty(county));
  const index = createGridIndex(units);
  const codes = new Set(index.leaves.map(({ code }) => code));
  const geometry = createLeafGeometry(
    units
      .filter(({ code }) => codes.has(code))
      .map(({ boundary }) => (boundary ? fromGeoJson(boundary) : [])),
  );
  const points = pointsInside(geometry.bounds, index.findLeaf);
  const floor = bareFlatbush(geometry.boxes);
  const places = Array.from({ length: POINTS }, (_, i) =>
    wgs84(toDegrees(at(points, i * 2)), toDegrees(at(points, i * 2 + 1))),
  );
  const tasks = {
    flatbush: () => {
      let found = 0;
      for (let i = 0; i < points.length; i += 2) {
        const [x, y] = [at(points, i), at(points, i + 1)];
        found += floor.search(x, y, x, y).length;
      }
      return found;
    },
    findLeaf: () => {
      let found = 0;
      for (let i = 0; i < points.length; i += 2) {
        found += index.findLeaf(at(points, i), at(points, i + 1));
      }
      return found;
    },
    locateGrid: () => {
      let found = 0;
      for (const place of places) found += index.locateGrid(place).kind.length;
      return found;
    },
  };
  return { leaves: index.leaves.length, points: POINTS, nanoseconds: measure(tasks) };
}

/** Median nanoseconds a point of each task, rounds interleaved. */
function measure<Name extends string>(tasks: Record<Name, () => number>): Record<Name, number> {
  const names = Object.keys(tasks) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const name of names) {
      const start = process.hrtime.bigint();
      tasks[name]();
      const spent = Number(process.hrtime.bigint() - start) / POINTS;
      if (round >= 0) times.get(name)?.push(spent);
    }
  }
  const median = (name: Name) =>
    times.get(name)?.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  return Object.fromEntries(names.map((name) => [name, median(name)])) as Record<Name, number>;
}

function pointsInside(
  { minX, minY, maxX, maxY }: { minX: number; minY: number; maxX: number; maxY: number },
  findLeaf: (x: number, y: number) => number,
): Int32Array {
  const random = createRandom(20_260_101);
  const points = new Int32Array(POINTS * 2);
  for (let i = 0; i < points.length; ) {
    const x = Math.floor(minX + random() * (maxX - minX));
    const y = Math.floor(minY + random() * (maxY - minY));
    if (findLeaf(x, y) === -1) continue;
    points[i] = x;
    points[i + 1] = y;
    i += 2;
  }
  return points;
}

function bareFlatbush(boxes: Int32Array): Flatbush {
  const floor = new Flatbush(boxes.length / 4, 16, Float64Array);
  for (let i = 0; i < boxes.length; i += 4) {
    floor.add(at(boxes, i), at(boxes, i + 1), at(boxes, i + 2), at(boxes, i + 3));
  }
  floor.finish();
  return floor;
}
