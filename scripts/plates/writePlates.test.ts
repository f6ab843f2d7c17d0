import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PlatesToDraw } from '../../api/plates/drawPlates';
import { webCodes } from '../../api/plates/plateCode';
import { readOptions } from './readOptions';
import { writePlates } from './writePlates';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plates-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pathTo = (code: string) => [
  { code: '411728', name: '遂平县', level: 'county' },
  { code, name: '第一网格', level: 'grid' },
];

const plates = (change: Partial<PlatesToDraw> = {}): PlatesToDraw =>
  ({
    directory: { areas: { path: pathTo }, posts: { atArea: () => [] } },
    areaCodes: Array.from({ length: 40 }, (_, n) => String(411_728_001_001_001 + n)),
    perPage: '8',
    kind: 'web',
    codes: webCodes('https://weilianxin.example'),
    ...change,
  }) as unknown as PlatesToDraw;

it('writes the whole file under its name', async () => {
  const file = path.join(folder, 'plates.pdf');
  const bytes = await writePlates(file, plates());
  const pdf = await readFile(file);
  expect(pdf.length).toBe(bytes);
  expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
  expect(pdf.toString('latin1').trimEnd().endsWith('%%EOF')).toBe(true);
  expect(await readdir(folder)).toEqual(['plates.pdf']);
});

it.each(['stopped', 'failed'])(
  '%s half-way it leaves what was there before, and no half file',
  async (how) => {
    const file = path.join(folder, 'plates.pdf');
    await writeFile(file, 'the last print');
    const stop = new AbortController();
    const onDrawn = (done: number) => {
      if (done < 20) return;
      if (how === 'failed') throw new Error('the disk');
      stop.abort();
    };
    await expect(writePlates(file, plates({ onDrawn }), stop.signal)).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['plates.pdf']);
    expect(await readFile(file, 'utf8')).toBe('the last print');
  },
);

it.each([
  [['--area', '411728001', '--per-page', '1', '--self'], { scope: 'self', perPage: '1' }],
  [['--area', '411728001'], { scope: 'below', perPage: '4', out: 'plates-411728001.pdf' }],
  [['--area', '411728', '--out', 'a.pdf', '--code', 'web'], { out: 'a.pdf', code: 'web' }],
])('reads %o', (args, expected) => {
  expect(readOptions(args)).toMatchObject(expected);
});

it.each([
  [[]],
  [['--area', '41172']],
  [['--area', '411728', '--per-page', '3']],
  [['--town', '4']],
])('says how it is used instead of %o', (args) => {
  expect(() => readOptions(args)).toThrow('用法');
});
