import type { PlateCodeKind, PlatesPerPage } from '@shared/schemas/plates';
import PDFDocument from 'pdfkit';
import type { CountyDirectory } from '../directory/countyDirectory';
import { drawPlate } from './drawPlate';
import type { CodeSource, DrawCode } from './plateCode';
import { PlateFonts } from './plateFonts';
import { plateOf } from './plateOf';
import { placesOnPage } from './plateSheet';

/** How many codes are fetched ahead of the one being drawn: WeChat answers in about 100 ms each. */
const AHEAD = 4;

export interface PlatesToDraw {
  readonly directory: CountyDirectory;
  readonly areaCodes: readonly string[];
  readonly perPage: PlatesPerPage;
  readonly kind: PlateCodeKind;
  readonly codes: CodeSource;
  readonly onDrawn?: (done: number, total: number) => void;
}

/**
 * An A4 PDF of plates, piece by piece as they are drawn: nothing is drawn faster than it is taken, and only the page in
 * hand is held. The first piece comes when the first plate is drawn, so that what fails at once fails before it.
 * @throws ApiError wechat_unavailable, not_found
 */
export async function* drawPlates(plates: PlatesToDraw): AsyncGenerator<Buffer, void> {
  const { directory, areaCodes, perPage, kind, codes, onDrawn } = plates;
  const doc = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false });
  doc.info.Title = directory.areas.path(areaCodes[0] ?? '')[0]?.name ?? '';
  const fonts = new PlateFonts(doc);
  const places = placesOnPage(perPage);
  const fetched: Promise<DrawCode>[] = [];
  const fetchUpTo = (end: number) => {
    while (fetched.length < Math.min(end, areaCodes.length)) {
      const code = codes(areaCodes[fetched.length] ?? '');
      // It is awaited when its turn comes; until then a failure is not unhandled.
      code.catch(() => undefined);
      fetched.push(code);
    }
  };
  for (const [index, areaCode] of areaCodes.entries()) {
    fetchUpTo(index + 1 + AHEAD);
    const drawCode = await fetched[index];
    const place = places[index % places.length];
    if (!drawCode || !place) continue;
    if (index % places.length === 0) doc.addPage();
    drawPlate({ doc, fonts }, { ...plateOf(directory, areaCode), kind, drawCode }, place);
    delete fetched[index];
    onDrawn?.(index + 1, areaCodes.length);
    const bytes = doc.read() as Buffer | null;
    if (bytes) yield bytes;
  }
  doc.end();
  for await (const bytes of doc) yield bytes as Buffer;
}
