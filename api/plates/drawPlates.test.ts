import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { extractText } from 'unpdf';
import { expect, it } from 'vitest';
import { createAreaTree } from '../directory/areaTree';
import type { CountyDirectory } from '../directory/countyDirectory';
import { ApiError } from '../errors';
import { createLogger } from '../logger';
import { drawPlates, type PlatesToDraw } from './drawPlates';
import { webCodes, wechatCodes } from './plateCode';

const COUNTY = '411728';
const pad = (n: number) => String(n).padStart(3, '0');

/** A county of one village with this many grids; only what plates look at. */
function countyOf(grids: number, name = '第一网格'): CountyDirectory {
  const village = `${COUNTY}001001`;
  const nodes = [
    { code: COUNTY, name: '遂平县', level: 'county' as const, parent: null },
    { code: `${COUNTY}001`, name: '瞿阳街道', level: 'township' as const, parent: COUNTY },
    {
      code: village,
      name: '建设路（东段）社区',
      level: 'village' as const,
      parent: `${COUNTY}001`,
    },
    ...Array.from({ length: grids }, (_, n) => ({
      code: `${village}${pad(n + 1)}`,
      name,
      level: 'grid' as const,
      parent: village,
    })),
  ];
  return {
    county: COUNTY,
    areas: createAreaTree(nodes),
    posts: { atArea: () => [] },
  } as unknown as CountyDirectory;
}

const toDraw = (directory: CountyDirectory, change: Partial<PlatesToDraw> = {}): PlatesToDraw => ({
  directory,
  areaCodes: directory.areas.children(`${COUNTY}001001`).map(({ code }) => code),
  perPage: '8',
  kind: 'web',
  codes: webCodes('https://weilianxin.example'),
  ...change,
});

async function pdfOf(plates: PlatesToDraw): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of drawPlates(plates)) pieces.push(piece);
  return Buffer.concat(pieces);
}

it('sets rare letters, foreign names and signs, and marks what no font has', async () => {
  const pdf = await pdfOf(toDraw(countyOf(1, '翯堃（2）·Aÿ䶮')));
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: true });
  expect(text).toContain('翯堃（2）·Aÿ□');
  expect(pdf.length, 'the fonts are cut down to the letters in use').toBeLessThan(150_000);
});

it('draws no faster than it is read, and holds only what is not yet read', async () => {
  let drawn = 0;
  const onDrawn = (done: number) => {
    drawn = done;
  };
  const plates = toDraw(countyOf(300), { onDrawn });
  const stream = Readable.from(drawPlates(plates));
  const reader = stream[Symbol.asyncIterator]();
  await reader.next();
  for (let n = 0; n < 50; n++) await turn();
  expect(drawn, 'a few ahead, not all').toBeLessThan(60);
  let bytes = 0;
  for (let next = await reader.next(); !next.done; next = await reader.next())
    bytes += (next.value as Buffer).length;
  expect(drawn).toBe(300);
  expect(bytes).toBeGreaterThan(50_000);
});

const picture = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  'base64',
);
const logger = createLogger('silent');

it('waits a minute where WeChat says "too often", and goes on', async () => {
  const waits: number[] = [];
  let calls = 0;
  const codes = wechatCodes({
    logger,
    pixels: 430,
    wait: async (milliseconds) => waits.push(milliseconds),
    client: {
      getUnlimitedCode: async () =>
        ++calls === 2
          ? { outcome: 'failed', code: 45_009, retryable: true, message: 'reach max api daily' }
          : { outcome: 'ok', contentType: 'image/jpeg', image: picture },
    },
  });
  await pdfOf(toDraw(countyOf(3), { kind: 'wechat', codes }));
  expect(calls).toBe(4);
  expect(waits).toEqual([61_000]);
});

it('ends with an error, not with half a document, where a code cannot be had in the middle', async () => {
  const codes = wechatCodes({
    logger,
    pixels: 430,
    wait: async () => undefined,
    client: {
      getUnlimitedCode: async ({ scene }) =>
        scene.endsWith('005')
          ? { outcome: 'failed', code: 48_001, retryable: false, message: 'api unauthorized' }
          : { outcome: 'ok', contentType: 'image/jpeg', image: picture },
    },
  });
  const drawing = pdfOf(toDraw(countyOf(9), { kind: 'wechat', codes }));
  await expect(drawing).rejects.toThrow(ApiError);
  await expect(drawing).rejects.toMatchObject({ code: 'wechat_unavailable' });
});
