import Flatbush from 'flatbush';
import { createGridIndex, type GridIndex } from '../../api/grids/gridIndex';
import { createLeafGeometry } from '../../api/grids/leafGeometry';
import { at, fromGeoJson, toDegrees } from '../../api/grids/topology/integerRings';
import { wgs84 } from '../../shared/coordinates';
import { createRandom } from '../importAreas/demonstration/random';
import { toGridUnits } from '../importAreas/demonstration/toGridUnits';
import { readCounty } from '../importAreas/readCounty';
import { contest } from './frame/contest';
import { processorTime } from './frame/cost';
import { atMost, measurement, type Results } from './frame/measurement';

const GOAL = 1.6;

interface Sizes {
  readonly county: string;
  readonly points: number;
  readonly rounds: number;
}

/** Assignment beside a bare `flatbush.search` over the same boxes, at the same points. */
async function measureAssignment({ county, points: count, rounds }: Sizes): Promise<Results> {
  const units = toGridUnits(await readCounty(county));
  const index = createGridIndex(units);
  const codes = new Set(index.leaves.map(({ code }) => code));
  const geometry = createLeafGeometry(
    units
      .filter(({ code }) => codes.has(code))
      .map(({ boundary }) => (boundary ? fromGeoJson(boundary) : [])),
  );
  const points = pointsInside(geometry.bounds, index, count);
  const boxes = bareFlatbush(geometry.boxes);
  const places = Array.from({ length: count }, (_, i) =>
    wgs84(toDegrees(at(points, i * 2)), toDegrees(at(points, i * 2 + 1))),
  );
  let found = 0;
  const overPoints = (name: string, take: (x: number, y: number) => number) => ({
    name,
    round: () =>
      processorTime(() => {
        for (let i = 0; i < points.length; i += 2)
          found += take(points[i] as number, points[i + 1] as number);
      }),
  });
  const { floor, control, standings } = await contest({
    rounds,
    floor: overPoints('bare flatbush', (x, y) => boxes.search(x, y, x, y).length),
    entrants: [
      overPoints('the grid alone (exact)', index.findLeaf),
      {
        name: 'grid, path, nearest other grid and its distance',
        round: () =>
          processorTime(() => {
            for (const place of places) found += index.locateGrid(place).kind.length;
          }),
      },
    ],
  });
  if (found === 0) throw new Error('nothing was found');
  const nanoseconds = (seconds: number) => `${((seconds / count) * 1e9).toFixed(0)} ns`;
  return {
    about: `${index.leaves.length} micro-grids of ${county}, ${count} points inside, ${rounds} rounds, processor time a point; A/A ${control.toFixed(2)}`,
    rows: standings.map(({ name, cost, ratio }) => ({
      what: name,
      figure: nanoseconds(cost),
      floor: `bare flatbush.search ${nanoseconds(floor.cost)}`,
      ratio,
      goal: atMost(ratio, GOAL, `${GOAL} ×`),
    })),
  };
}

type Bounds = ReturnType<typeof createLeafGeometry>['bounds'];

function pointsInside({ minX, minY, maxX, maxY }: Bounds, index: GridIndex, count: number) {
  const random = createRandom(20_260_101);
  const points = new Int32Array(count * 2);
  for (let i = 0; i < points.length; ) {
    const x = Math.floor(minX + random() * (maxX - minX));
    const y = Math.floor(minY + random() * (maxY - minY));
    if (index.findLeaf(x, y) === -1) continue;
    points[i] = x;
    points[i + 1] = y;
    i += 2;
  }
  return points;
}

function bareFlatbush(boxes: Int32Array): Flatbush {
  const floor = new Flatbush(boxes.length / 4, 16, Float64Array);
  for (let i = 0; i < boxes.length; i += 4)
    floor.add(at(boxes, i), at(boxes, i + 1), at(boxes, i + 2), at(boxes, i + 3));
  floor.finish();
  return floor;
}

export const assignment = measurement('assignment', measureAssignment, {
  full: { county: '411728', points: 50_000, rounds: 15 },
  small: { county: '530423', points: 200, rounds: 1 },
});
