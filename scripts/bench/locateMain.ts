import { benchLocate } from './locate';

const BUDGET = 1.6;

const { leaves, points, nanoseconds } = await benchLocate(process.argv[2] ?? '411728');
const { flatbush, findLeaf, locateGrid } = nanoseconds;
const ratio = locateGrid / flatbush;
console.log(`${leaves} leaves, ${points} points inside, median of interleaved rounds, ns a point:`);
console.log(`  bare flatbush.search         ${flatbush.toFixed(0)}`);
console.log(
  `  the leaf alone (exact)       ${findLeaf.toFixed(0)}  ${(findLeaf / flatbush).toFixed(2)} ×`,
);
console.log(
  `  locateGrid, path, distance   ${locateGrid.toFixed(0)}  ${ratio.toFixed(2)} × (budget ${BUDGET} ×)`,
);
