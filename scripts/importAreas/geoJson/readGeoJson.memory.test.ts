import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectGarbage, liveBytes } from '../../memory/liveBytes';
import { readGeoJson } from './readGeoJson';

const FEATURES = 8000;
const POINTS = 600;
const MEGABYTE = 1024 * 1024;

let file = '';
beforeAll(async () => {
  file = path.join(await mkdtemp(path.join(os.tmpdir(), 'areas-')), 'large.geojson');
  const out = createWriteStream(file);
  out.write('{"type":"FeatureCollection","features":[');
  for (let i = 0; i < FEATURES; i += 1) {
    const text = JSON.stringify(circle(i));
    if (!out.write(i === 0 ? text : `,${text}`)) await once(out, 'drain');
  }
  out.end(']}');
  await finished(out);
}, 60_000);
afterAll(() => rm(path.dirname(file), { recursive: true, force: true }));

function circle(number: number) {
  const ring = Array.from({ length: POINTS }, (_, i) => {
    const turn = (2 * Math.PI * (i % (POINTS - 1))) / (POINTS - 1);
    const [x, y] = [Math.cos(turn) / 100, Math.sin(turn) / 100];
    return [+(114 + (number % 90) / 50 + x).toFixed(7), +(33 + number / 9000 + y).toFixed(7)];
  });
  const code = `411799001001${String(Math.floor(number / 999)).padStart(3, '0')}${String(number % 999).padStart(3, '0')}`;
  return {
    type: 'Feature',
    properties: { code, name: `第${number}微网格`, level: 'microgrid', parent: code.slice(0, -3) },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

it('reads a file of 100 MB without holding its text or its objects', async () => {
  const { size } = await stat(file);
  expect(size).toBeGreaterThan(100 * MEGABYTE);
  collectGarbage();
  const before = liveBytes();
  let highest = 0;
  let looks = 0;
  const units = await readGeoJson(file, () => {
    looks += 1;
    // what is still held, not what waits to be swept
    if (looks % 40 === 0) collectGarbage();
    if (looks % 40 === 0) highest = Math.max(highest, liveBytes() - before);
  });
  expect(units).toHaveLength(FEATURES);
  const coordinates = FEATURES * (POINTS - 1) * 8;
  expect(highest).toBeGreaterThan(coordinates / 2);
  // the coordinates as integers, and little beside
  expect(highest).toBeLessThan(coordinates + 20 * MEGABYTE);
}, 120_000);
