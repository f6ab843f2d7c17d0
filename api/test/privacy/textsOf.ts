import { extractText, getDocumentProxy } from 'unpdf';
import { unzipBounded } from '../../roster/unzipBounded';

const LARGEST = 100_000_000;

/** All texts in a file: of an archive or a workbook its parts, of a PDF its lines; pictures as their bytes. */
export async function textsOf(body: Buffer, type: string): Promise<string[]> {
  if (body.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    const entries = unzipBounded(body, () => true, LARGEST);
    const parts = await Promise.all(entries.map(({ data }) => textsOf(data, '')));
    return [...entries.map(({ name }) => name), ...parts.flat()];
  }
  if (type.includes('pdf') || body.subarray(0, 5).toString('latin1') === '%PDF-') {
    const pdf = await getDocumentProxy(new Uint8Array(body));
    const { text } = await extractText(pdf, { mergePages: true });
    return [text.replaceAll(/(?<=\d) (?=\d)/g, '')];
  }
  return [body.toString('utf8')];
}
