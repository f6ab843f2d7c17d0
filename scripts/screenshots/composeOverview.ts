import path from 'node:path';
import sharp from 'sharp';

const SHOWN = ['home', 'report-form', 'report', 'workbench'];
const WIDTH_PX = 420;
const HEIGHT_PX = 909;
const GAP_PX = 24;
const GROUND = '#DDE2DF';

/** Puts the four pictures that tell what this is side by side, for the top of the README. */
export async function composeOverview(pictures: string, target: string): Promise<void> {
  const parts = await Promise.all(
    SHOWN.map(async (name, n) => ({
      input: await sharp(path.join(pictures, `${name}.png`))
        .resize({ width: WIDTH_PX, height: HEIGHT_PX, fit: 'cover', position: 'top' })
        .toBuffer(),
      left: GAP_PX + n * (WIDTH_PX + GAP_PX),
      top: GAP_PX,
    })),
  );
  const width = GAP_PX + SHOWN.length * (WIDTH_PX + GAP_PX);
  const height = HEIGHT_PX + 2 * GAP_PX;
  await sharp({ create: { width, height, channels: 3, background: GROUND } })
    .composite(parts)
    .png({ palette: true, quality: 90, compressionLevel: 9 })
    .toFile(target);
}
