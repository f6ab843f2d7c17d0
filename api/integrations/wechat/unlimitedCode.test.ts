import sharp from 'sharp';
import { encode } from 'uqr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeText } from '../../../scripts/wechatSimulator/codeImage';
import {
  startWechat,
  type WechatUnderTest,
} from '../../../scripts/wechatSimulator/test/startWechat';

let wechat: WechatUnderTest;
beforeAll(async () => {
  wechat = await startWechat();
});
afterAll(() => wechat.close());

test('a code is a picture of the size asked for that holds page and scene', async () => {
  const scene = 'g=411728001001001001';
  const result = await wechat.client.getUnlimitedCode({
    scene,
    page: 'pages/home/index',
    width: 600,
  });
  if (result.outcome !== 'ok') throw new Error(JSON.stringify(result));
  expect(result.contentType).toBe('image/jpeg');

  const { data, info } = await sharp(result.image)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.format, info.width, info.height]).toEqual(['raw', 600, 600]);
  const expected = encode(codeText('pages/home/index', scene), { ecc: 'M', border: 4 });
  const module = 600 / expected.size;
  const drawn = expected.data.map((row, y) =>
    row.map((_dark, x) => {
      const at = Math.floor((y + 0.5) * module) * 600 + Math.floor((x + 0.5) * module);
      return (data[at] ?? 255) < 128;
    }),
  );
  expect(drawn).toEqual(expected.data);
});

test.each([
  { why: 'no scene', code: 40169, scene: '', page: 'pages/home/index' },
  { why: 'a scene of 33', code: 40169, scene: 'a'.repeat(33), page: 'pages/home/index' },
  { why: 'Chinese in the scene', code: 40129, scene: '网格', page: 'pages/home/index' },
  { why: 'a percent sign', code: 40129, scene: 'a%20b', page: 'pages/home/index' },
  { why: 'a page that is not there', code: 41030, scene: 'a', page: 'pages/nowhere/index' },
  { why: 'a page with a query', code: 41030, scene: 'a', page: 'pages/home/index?a=1' },
])('$why: $code', async ({ code, scene, page }) => {
  expect(await wechat.client.getUnlimitedCode({ scene, page })).toMatchObject({
    outcome: 'failed',
    code,
    retryable: false,
  });
});

test('a page that is not yet published can be drawn without the check', async () => {
  const code = { scene: 'a'.repeat(32), page: 'pages/nowhere/index', checkPage: false };
  expect(await wechat.client.getUnlimitedCode(code)).toMatchObject({ outcome: 'ok' });
});

test('a width out of range is refused', async () => {
  expect(await wechat.client.getUnlimitedCode({ scene: 'a', width: 1281 })).toMatchObject({
    outcome: 'failed',
    code: 40097,
  });
});

test('a refused token is replaced here too', async () => {
  await wechat.phone.spoilToken('replace');
  expect(await wechat.client.getUnlimitedCode({ scene: 'a' })).toMatchObject({ outcome: 'ok' });
});
