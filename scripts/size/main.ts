import path from 'node:path';
import { openWorld } from '../../miniapp/test/world/openWorld';
import { buildClient } from '../build/buildClient';
import { runMain } from '../console/runMain';
import { openDatabase } from '../mongod/openDatabase';
import { projectRoot } from '../paths';
import { h5FirstLoad } from './h5FirstLoad';
import { packageSizes } from './packageSizes';

const KB = 1024;
const WECHAT_PACKAGE_KB = 2048;
const MAIN_PACKAGE_KB = 600;
const FIRST_SCREEN = { calls: 3, kilobytes: 16 };
const LARGEST_CALL_KB = 32;
const VIEW = { nodes: 1000, depth: 30, mostChildren: 60 };

let isOver = false;

/** One line: what, how much, out of how much; marks what is over its budget. */
function show(what: string, value: number, unit: string, budget?: number): void {
  const over = budget !== undefined && value > budget;
  isOver ||= over;
  const figure = `${Number.isInteger(value) ? value : value.toFixed(1)}${unit}`;
  const limit = budget === undefined ? '' : `of ${budget}${unit}`;
  console.log(`${over ? '✗' : ' '} ${what.padEnd(44)} ${figure.padStart(10)}  ${limit}`);
}

await runMain(async () => {
  await buildClient('weapp', console.log);
  await buildClient('h5', console.log);
  const database = await openDatabase({ keep: 'ephemeral', onProgress: console.log });
  try {
    console.log('\nWeChat packages');
    for (const { root, bytes } of await packageSizes(
      path.join(projectRoot, 'miniapp', 'dist', 'weapp'),
    )) {
      show(root || 'main package', bytes / KB, ' KB', root ? WECHAT_PACKAGE_KB : MAIN_PACKAGE_KB);
    }
    const world = await openWorld(database.uri);
    try {
      console.log('\nFirst screen in WeChat');
      const phone = world.device('resident');
      for (const time of ['first start', 'second start']) {
        phone.setDataCounts.length = 0;
        await phone.launch();
        const sizes = phone.setDataCounts.map(({ bytes }) => bytes / KB);
        const sum = sizes.reduce((total, size) => total + size, 0);
        show(`${time}: setData calls`, sizes.length, '', FIRST_SCREEN.calls);
        show(`${time}: setData together`, sum, ' KB', FIRST_SCREEN.kilobytes);
        show(`${time}: largest call`, Math.max(...sizes), ' KB', LARGEST_CALL_KB);
      }
      const figures = phone.viewFigures;
      for (const [name, budget] of Object.entries(VIEW)) {
        show(`view: ${name}`, figures[name as keyof typeof VIEW], '', budget);
      }
      console.log('\nFirst load in a browser');
      const load = await h5FirstLoad(world.address);
      show('files', load.requests, '');
      show('bytes', load.bytes / KB, ' KB');
      show('compressed (gzip)', load.gzipBytes / KB, ' KB');
      for (const { name, gzipBytes } of load.largest) show(`  ${name}`, gzipBytes / KB, ' KB');
    } finally {
      await world.close();
    }
  } finally {
    await database.stop();
  }
  return isOver ? 1 : 0;
});
