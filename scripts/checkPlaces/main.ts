import { createGridIndex } from '../../api/grids/gridIndex';
import { askOracle, oracleLeaves } from '../../api/test/gridOracle';
import { hardPoints } from '../../api/test/gridPoints';
import { wgs84 } from '../../shared/coordinates';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { toGridUnits } from '../importAreas/demonstration/toGridUnits';
import { createProgressLine } from '../importAreas/progressLine';
import { readCounty } from '../importAreas/readCounty';
import { placesMessages } from './messages';
import { type KnownPlace, sendReports } from './sendReports';

const LOOKED_UP = 100_000;
const SENT = 1_000;

/**
 * Holds assignment against the brute-force oracle: 100,000 places through the index, a third of them on corners and
 * edges, and 1,000 random ones posted as reports to a running demonstration.
 */
await runMain(async () => {
  const county = process.env.COUNTY ?? '411728';
  const address = process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
  if (!(await fetch(`${address}/healthz`).catch(() => null)))
    throw new ExpectedFailure(placesMessages.noApi(address));
  const units = toGridUnits(await readCounty(county));
  const leaves = oracleLeaves(units);
  const index = createGridIndex(units);
  const progress = createProgressLine(process.stderr);
  let wrong = 0;
  for (const [n, [x, y]] of hardPoints(leaves, LOOKED_UP, Number(county)).entries()) {
    const found = index.locateGrid(wgs84(x / 1e7, y / 1e7));
    const { claims, code } = askOracle(leaves, x, y);
    if (claims > 1 || (found.kind === 'inside' ? found.area.code : null) !== code) wrong++;
    if (n % 1000 === 0) progress.show(placesMessages.looking, n, LOOKED_UP);
  }
  const places: KnownPlace[] = [];
  // every third of the hard points lies anywhere, none of them was looked up above
  const anywhere = hardPoints(leaves, SENT * 9, Number(county) + 1).filter((_, i) => i % 3 === 2);
  for (const [x, y] of anywhere) {
    const { code } = askOracle(leaves, x, y);
    if (code && places.length < SENT) places.push({ x, y, code });
  }
  const strayed = await sendReports(`${address}/api/v1`, places, (done) =>
    progress.show(placesMessages.sending, done, places.length),
  );
  progress.end();
  console.log(placesMessages.result(LOOKED_UP, wrong, places.length, strayed.length));
  return wrong + strayed.length === 0 ? 0 : 1;
});
