import { MAX_ROSTER_ROWS } from './rosterColumns';
import { unzipBounded, ZipRefused } from './unzipBounded';
import { zipStored } from './zipStored';

/** A roster of 5,000 rows unpacks to about 3 MB. */
const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;
/** Rows beyond the limit are still read, so that the person is told how many there are. */
const MAX_ROW = MAX_ROSTER_ROWS + 1000;
const NEEDED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/\w{1,40}\.xml)$/;
// Not the namespace declaration `xmlns:r=`.
const ADDRESS = /(?<![\w:])r\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * The same workbook without anything that could exhaust the reader: only the parts with cells, unpacked within a
 * bound (the reader trusts the sizes that the file claims), no cell far outside.
 * @throws ZipRefused
 */
export function tameXlsx(file: Buffer): Buffer {
  const entries = unzipBounded(file, (name) => NEEDED.test(name), MAX_UNPACKED_BYTES);
  for (const { name, data } of entries)
    if (name.startsWith('xl/worksheets/')) assertNearCells(data.toString('utf8'));
  return zipStored(entries);
}

function assertNearCells(xml: string): void {
  for (const [, double, single] of xml.matchAll(ADDRESS)) {
    const [, row] = /^[A-Z]{0,2}(\d{1,5})$/.exec(double ?? single ?? '') ?? [];
    if (!row || Number(row) > MAX_ROW) throw new ZipRefused('a cell far outside');
  }
}
