import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { Actor } from '../../api/actor';
import { storePhoto } from '../../api/commands/storePhoto';
import type { Deps } from '../../api/deps';
import { signReceipt } from '../../api/secrets/receipts';
import type { Random } from './random';

const WIDTH = 960;
const HEIGHT = 720;

/** A drawn road by a field under some sky: plainly a drawing, so that nobody takes it for a real place. */
function drawing(random: Random): string {
  const sky = `hsl(${random.between(190, 215)} 60% ${random.between(70, 85)}%)`;
  const field = `hsl(${random.between(70, 130)} 35% ${random.between(40, 60)}%)`;
  const horizon = random.between(250, 380);
  const hole = { x: random.between(300, 660), y: random.between(horizon + 150, HEIGHT - 60) };
  const houses = Array.from({ length: random.between(2, 5) }, () => {
    const x = random.between(0, WIDTH - 120);
    const size = random.between(50, 110);
    return `<path d="M${x} ${horizon} v${-size * 0.7} l${size / 2} ${-size * 0.4} l${size / 2} ${size * 0.4} v${size * 0.7} z" fill="hsl(${random.between(10, 40)} 30% ${random.between(45, 70)}%)"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
<rect width="100%" height="100%" fill="${sky}"/>
<rect y="${horizon}" width="100%" height="100%" fill="${field}"/>
${houses.join('\n')}
<path d="M${WIDTH * 0.45} ${horizon} L${WIDTH * 0.55} ${horizon} L${WIDTH * 0.95} ${HEIGHT} L${WIDTH * 0.05} ${HEIGHT} z" fill="#8a8a86"/>
<ellipse cx="${hole.x}" cy="${hole.y}" rx="${random.between(40, 90)}" ry="${random.between(14, 30)}" fill="#4b4a46"/>
</svg>`;
}

/** Draws pictures and sends each through the API's own pipeline; gives the receipts. */
export function createPhotographer(deps: Deps, random: Random) {
  return async (actor: Actor, count: number): Promise<string[]> => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'weilianxin-photos-'));
    try {
      const receipts: string[] = [];
      for (let n = 0; n < count; n++) {
        const file = path.join(folder, `${n}.jpg`);
        await sharp(Buffer.from(drawing(random)))
          .jpeg({ quality: 80 })
          .toFile(file);
        const photo = await storePhoto(deps, actor, file);
        receipts.push(signReceipt(deps.keyRing, photo, actor, deps.now()).receipt);
      }
      return receipts;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}
