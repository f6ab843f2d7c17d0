import type { ZipFile } from './zipStream';
import { zipStream } from './zipStream';

/** A cell: words, a number, a moment (shown in Asia/Shanghai), or nothing. */
export type Cell = string | number | Date | null;

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncIterable<readonly Cell[]>;
}

/** Rows of XML are given on together, so that the compressor is not called for each. */
const CHUNK_CHARACTERS = 64 * 1024;
const SHANGHAI_OFFSET_DAYS = 8 / 24;
/** Days from 30 December 1899 (serial 0) to 1 January 1970. */
const EPOCH_SERIAL = 25_569;
const DAY_MS = 86_400_000;
/** Excel's own limit of a cell. */
const MOST_CHARACTERS = 32_767;
/** Spreadsheets take what begins so for a formula, at the latest when it was saved as CSV. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

const STYLE = { heading: 1, time: 2 } as const;

/**
 * An .xlsx workbook (ECMA-376) of one sheet, written while it is read: a county's ledger never lies in memory. Words
 * are inline strings and never formulas; what looks like one gets an apostrophe in front.
 */
export const sheetStream = (sheet: Sheet): AsyncGenerator<Buffer> => zipStream(parts(sheet));

async function* parts(sheet: Sheet): AsyncGenerator<ZipFile> {
  for (const [name, xml] of Object.entries(FRAME)) yield { name, content: [xml] };
  yield { name: 'xl/workbook.xml', content: [workbook(sheet.name)] };
  yield { name: 'xl/worksheets/sheet1.xml', content: worksheet(sheet) };
}

async function* worksheet({ columns, rows }: Sheet): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  let xml = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
  let number = 1;
  xml += row(
    number,
    columns.map(({ title }, i) => textCell(at(i, number), title, STYLE.heading)),
  );
  for await (const cells of rows) {
    number += 1;
    xml += row(
      number,
      cells.map((value, i) => cell(at(i, number), value)),
    );
    if (xml.length < CHUNK_CHARACTERS) continue;
    yield xml;
    xml = '';
  }
  yield `${xml}</sheetData></worksheet>`;
}

const row = (number: number, cells: readonly string[]): string =>
  `<row r="${number}">${cells.join('')}</row>`;

/** "C7" of the third column: a ledger has fewer than 27. */
const at = (column: number, number: number): string =>
  `${String.fromCharCode(65 + column)}${number}`;

function cell(ref: string, value: Cell): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`;
  if (value instanceof Date) return `<c r="${ref}" s="${STYLE.time}"><v>${serial(value)}</v></c>`;
  return textCell(ref, value, 0);
}

/** Days since 1900 as spreadsheets count them, in Asia/Shanghai. */
const serial = (time: Date): number =>
  Number((time.getTime() / DAY_MS + SHANGHAI_OFFSET_DAYS + EPOCH_SERIAL).toFixed(10));

const textCell = (ref: string, value: string, style: number): string =>
  `<c r="${ref}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escapeXml(harmless(value))}</t></is></c>`;

const harmless = (value: string): string =>
  (FORMULA.test(value) ? `'${value}` : value).slice(0, MOST_CHARACTERS);

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Without the control characters that XML 1.0 cannot carry; lone surrogates become U+FFFD when encoded. */
const escapeXml = (value: string): string =>
  value
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const workbook = (name: string): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** The parts that are the same in every workbook. */
const FRAME: Record<string, string> = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};
