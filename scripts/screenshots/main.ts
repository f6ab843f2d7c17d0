import fs from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { takePicture } from '../../miniapp/test/browser/pictures';
import { signIn } from '../../miniapp/test/browser/signIn';
import { DESKTOP, PHONE, Visitor } from '../../miniapp/test/browser/visitor';
import { openWorld, type World } from '../../miniapp/test/world/openWorld';
import { takePhoto } from '../../miniapp/test/world/photo';
import { playReport, type Stage } from '../../miniapp/test/world/playReport';
import { NAMES } from '../../miniapp/test/world/staff';
import { launchBrowser } from '../browser/launchBrowser';
import { buildClient } from '../build/buildClient';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { openDatabase } from '../mongod/openDatabase';
import { projectRoot } from '../paths';
import { composeOverview } from './composeOverview';
import { SHOTS, type Shot } from './shots';

const DOCS = path.join(projectRoot, 'docs');
const FOLDER = path.join(DOCS, 'pictures');
const MOST_BYTES = 3 * 1024 * 1024;

/** Matters of a week in one grid, each as far as it has come. */
const MATTERS: readonly (readonly [words: string, category: string, until: Stage])[] = [
  ['小区东门的井盖松了，车一过就响，怕有人踩空', 'road', 'rated'],
  ['楼道里的声控灯不亮，老人上下楼不方便', 'property', 'accepted'],
  ['晚上十一点后广场音响声音太大，孩子睡不着', 'noise', 'submitted'],
  ['消防通道停满了车，消防车进不来', 'fire', 'verified'],
  ['村口的路灯坏了三天，晚上看不见路', 'road', 'resolved'],
];

async function playMatters(world: World): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const [n, [words, category, until]] of MATTERS.entries()) {
    const photo = await takePhoto(words, 40 + n * 55);
    const id = await playReport(world, { words, category, photo }, until);
    if (until === 'resolved') ids[':report'] = id;
    if (until === 'verified') ids[':open'] = id;
  }
  return ids;
}

async function take(visitor: Visitor, shot: Shot, ids: Record<string, string>): Promise<void> {
  await visitor.page.setViewportSize(shot.screen === 'phone' ? PHONE : DESKTOP);
  await visitor.chooseLetters(shot.letters === 'large' ? 1 : 0);
  await visitor.go(shot.place.replace(/:\w+$/, (name) => ids[name] ?? name));
  await visitor.page.locator('main:visible:not([aria-busy="true"])').waitFor();
  await visitor.page.waitForLoadState('networkidle');
  const file = await takePicture(visitor.page, shot.name, FOLDER);
  const small = await sharp(await fs.readFile(file))
    .png({ palette: true, quality: 90 })
    .toBuffer();
  await fs.writeFile(file, small);
  console.log(`${path.relative(projectRoot, file)}  ${Math.round(small.length / 1024)} KB`);
}

await runMain(async () => {
  await buildClient('h5', console.log);
  const database = await openDatabase({ keep: 'ephemeral', onProgress: console.log });
  const world = await openWorld(database.uri);
  const browser = await launchBrowser();
  try {
    const ids = await playMatters(world);
    const visitors = new Map<string, Visitor>();
    for (const shot of SHOTS) {
      const known = visitors.get(shot.who);
      const visitor = known ?? (await Visitor.open(browser, { address: world.address }));
      if (!known) await signIn(visitor, NAMES[shot.who].name);
      visitors.set(shot.who, visitor);
      await take(visitor, shot, ids);
    }
    const defects = [...visitors.values()].flatMap((visitor) => visitor.defects);
    if (defects.length > 0) throw new ExpectedFailure(defects.join('\n'));
  } finally {
    await browser.close();
    await world.close();
    await database.stop();
  }
  await composeOverview(FOLDER, path.join(DOCS, 'overview.png'));
  const names = (await fs.readdir(DOCS, { recursive: true })).filter((name) =>
    name.endsWith('.png'),
  );
  const sizes = await Promise.all(
    names.map(async (name) => (await fs.stat(path.join(DOCS, name))).size),
  );
  const sum = sizes.reduce((total, size) => total + size, 0);
  console.log(`${names.length} pictures, ${Math.round(sum / 1024)} KB together`);
  if (sum > MOST_BYTES) throw new ExpectedFailure('The pictures are larger than 3 MB together.');
  return 0;
});
