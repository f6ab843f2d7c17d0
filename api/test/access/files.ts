import { inflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { extractText } from 'unpdf';
import writeExcelFile from 'write-excel-file/node';
import { XLSX_TYPE } from '../../roster/rosterSheets';
import { mp3Of } from '../mp3';

let photo: Promise<Buffer> | null = null;
let roster: Promise<Buffer> | null = null;

const formOf = (file: Buffer, type: string, name: string): FormData => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)], { type }), name);
  return form;
};

/** A photo as a form; drawn once. */
export async function photoForm(): Promise<FormData> {
  photo ??= sharp({ create: { width: 8, height: 6, channels: 3, background: '#3a7' } })
    .jpeg()
    .toBuffer();
  return formOf(await photo, 'image/jpeg', 'a.jpg');
}

export const voiceForm = (): FormData => formOf(mp3Of(1), 'audio/mpeg', 'a.mp3');

/** A roster with one new member of the first grid; written once. */
export async function rosterForm(): Promise<FormData> {
  roster ??= writeExcelFile([
    ['姓名', '手机号', '职务', '区域', '单位'],
    ['孙新', '13712345670', '网格员', '411728001001001', null],
  ]).toBuffer();
  return formOf(await roster, XLSX_TYPE, '名册.xlsx');
}

const END_OF_DIRECTORY = 0x06054b50;
const CENTRAL_ENTRY = 0x02014b50;

/** All that lies in a zip archive, one after the other. */
function unzipped(zip: Buffer): Buffer {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error('an archive without its directory');
  const parts: Buffer[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== CENTRAL_ENTRY) throw new Error('a broken directory');
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(begin, begin + size);
    parts.push(zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)));
    parts.push(method === 0 ? packed : inflateRawSync(packed));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
}

/** What can be read in an answer, whatever it is packed in. */
export async function readable(bytes: Buffer, type: string): Promise<string> {
  if (type.includes('zip') || type.includes('spreadsheet')) return unzipped(bytes).toString('utf8');
  if (type.includes('pdf'))
    return (await extractText(new Uint8Array(bytes), { mergePages: true })).text;
  return type.startsWith('image/') || type.startsWith('audio/') ? '' : bytes.toString('utf8');
}
