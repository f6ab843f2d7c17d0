import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { type Cell, sheetStream } from './sheetStream';

const columns = [
  { title: '文字', width: 20 },
  { title: '数', width: 8 },
  { title: '时间', width: 18 },
];

async function* some(rows: readonly Cell[][]): AsyncGenerator<Cell[]> {
  yield* rows;
}

const written = (rows: AsyncIterable<Cell[]>): Promise<Buffer> =>
  buffer(Readable.from(sheetStream({ name: '台账', columns, rows })));

test('is read back by another reader: words, numbers, moments in Shanghai, nothing', async () => {
  const file = await written(
    some([
      ['路灯 <坏了> & "暗"\n第二行', 3, new Date('2026-05-06T01:30:00Z')],
      ['维吾尔 ئۇيغۇر 😀\u0001\ud800', -1.5, null],
    ]),
  );
  const [heads, first, second] = await readSheet(file);
  // A day is a fraction in a sheet: the time comes back to the millisecond or so.
  const time = Math.round(Number(first?.[2]) / 1000) * 1000;
  expect([heads, [...(first ?? []).slice(0, 2), new Date(time)], second]).toEqual([
    ['文字', '数', '时间'],
    ['路灯 <坏了> & "暗"\n第二行', 3, new Date('2026-05-06T09:30:00Z')],
    ['维吾尔 ئۇيغۇر 😀\ufffd', -1.5, null],
  ]);
});

test('what looks like a formula is harmless, here and saved as CSV', async () => {
  const nasty = ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '＝1', 'a=b'];
  const file = await written(some(nasty.map((words) => [words, null, null])));
  const rows = (await readSheet(file)).slice(1).map(([words]) => words);
  expect(rows).toEqual(["'=1+1", "'+cmd|x", "'-2+3", "'@SUM(A1)", "'\t=1", "'＝1", 'a=b']);
  expect(file.includes('<f>')).toBe(false);
});

test('reads no further than it is read, and lets go of the source when the reader leaves', async () => {
  let asked = 0;
  let closed = false;
  async function* endless(): AsyncGenerator<Cell[]> {
    try {
      for (;;) yield [`第 ${++asked} 行 ${Math.random()}`, asked, null];
    } finally {
      closed = true;
    }
  }
  const stream = sheetStream({ name: '台账', columns, rows: endless() });
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > 256 * 1024) break;
  }
  // About 25 bytes a row once compressed: rows for half a megabyte at most were asked for.
  expect(asked).toBeLessThan(60_000);
  await expect.poll(() => closed).toBe(true);
});
