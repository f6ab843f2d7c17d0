import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { PhotoRefusal } from '../photos/photoRefusal';

/** A photo as a phone takes it: turned by EXIF, with a position and a maker's name. */
export const phonePhoto = (width = 3000, height = 2000): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#3a7' } })
    .withExif({
      IFD0: { Make: 'SECRETPHONE', Model: 'X' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 9/1 0/1', GPSLongitude: '114/1 0/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

export const plainPng = (width = 40, height = 30): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } } })
    .png()
    .toBuffer();

export const plainWebp = (background = '#fff'): Promise<Buffer> =>
  sharp({ create: { width: 50, height: 20, channels: 3, background } })
    .webp()
    .toBuffer();

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (data: Buffer): number => {
  let c = 0xffffffff;
  for (const byte of data) c = ((crcTable[(c ^ byte) & 255] ?? 0) ^ (c >>> 8)) >>> 0;
  return (c ^ 0xffffffff) >>> 0;
};
function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of 24 bits a pixel (or one, grey) around the chunks given. */
function png(
  [width, height]: readonly [number, number],
  chunks: readonly Buffer[],
  depth: 1 | 8 = 8,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, depth === 8 ? 2 : 0, 0, 0, 0], 8);
  const end = pngChunk('IEND', Buffer.alloc(0));
  return Buffer.concat([PNG_SIGNATURE, pngChunk('IHDR', header), ...chunks, end]);
}

/** A good PNG of 33 KB with 16,384 × 16,384 pixels, one bit each: a gigabyte once decoded. */
export const hugePng = (): Buffer =>
  png(
    [16_384, 16_384],
    [pngChunk('IDAT', deflateSync(Buffer.alloc(16_384 * (1 + 16_384 / 8))))],
    1,
  );

const SMALL = [40, 30] as const;
const smallPixels = pngChunk('IDAT', deflateSync(Buffer.alloc(30 * (1 + 40 * 3))));
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** PNGs of 40 × 30 pixels with 400 MB to unfold: in the pixels, in a note, in a colour profile. */
function pngBombs(): [name: string, file: Buffer, reason: PhotoRefusal][] {
  const bomb = deflateSync(Buffer.alloc(400_000_000));
  const note = (type: string, name: string): Buffer =>
    png(SMALL, [pngChunk(type, Buffer.concat([latin1(name), bomb])), smallPixels]);
  return [
    ['a PNG whose pixels are a bomb', png(SMALL, [pngChunk('IDAT', bomb)]), 'bomb'],
    ['a PNG with a bomb for a text', note('zTXt', 'Comment\0\0'), 'bomb'],
    ['a PNG with a bomb for XMP', note('iTXt', 'XML:com.adobe.xmp\0\x01\0\0\0'), 'bomb'],
    ['a PNG with a bomb for a colour profile', note('iCCP', 'icc\0\0'), 'bomb'],
  ];
}

const animatedPng = (): Buffer => png(SMALL, [pngChunk('acTL', Buffer.alloc(8)), smallPixels]);

/** Two pictures in one file. */
const animatedWebp = async (): Promise<Buffer> =>
  sharp([await plainWebp('#fff'), await plainWebp('#000')], { join: { animated: true } })
    .webp()
    .toBuffer();

/** As a printer's camera-ready copy. */
const cmykJpeg = (): Promise<Buffer> =>
  sharp({ create: { width: 90, height: 60, channels: 3, background: '#3a7' } })
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer();

/** Its header says 65,000 × 65,000 pixels; there are a few. */
async function boastfulJpeg(): Promise<Buffer> {
  const jpeg = Buffer.from(await phonePhoto(80, 60));
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(65_000, frame + 5);
  jpeg.writeUInt16BE(65_000, frame + 7);
  return jpeg;
}

/** The same scan a thousand times over: small, and slow to decode. */
async function manyScans(): Promise<Buffer> {
  const jpeg = await phonePhoto(80, 60);
  const scan = jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xda])), -2);
  const again = Array.from({ length: 1000 }, () => scan);
  return Buffer.concat([jpeg.subarray(0, -2), ...again, jpeg.subarray(-2)]);
}

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>',
);
const HEIC = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'),
  Buffer.alloc(500),
]);

/** A video's container beside the brands of still pictures. */
const AVIF = Buffer.concat([
  Buffer.from([0, 0, 0, 28]),
  latin1('ftypavif\0\0\0\0avifmif1miaf'),
  Buffer.alloc(500),
]);

/** What is never taken, by what it is, with the reason its sender reads. */
export async function hostileFiles(): Promise<
  [name: string, file: Buffer, reason: PhotoRefusal][]
> {
  const jpeg = await phonePhoto(800, 600);
  const picture = await plainPng(400, 300);
  const webp = await plainWebp();
  return [
    ['nothing', Buffer.alloc(0), 'empty'],
    ['three bytes of a JPEG', Buffer.from([0xff, 0xd8, 0xff]), 'incomplete'],
    [
      'the signature of a JPEG and noise',
      Buffer.concat([jpeg.subarray(0, 20), Buffer.alloc(9000, 7)]),
      'incomplete',
    ],
    ['half a JPEG', jpeg.subarray(0, jpeg.length / 2), 'incomplete'],
    ['a JPEG without its last bytes', jpeg.subarray(0, -2), 'incomplete'],
    ['half a PNG', picture.subarray(0, picture.length / 2), 'incomplete'],
    ['a PNG without its last bytes', picture.subarray(0, -4), 'incomplete'],
    ['half a WebP', webp.subarray(0, webp.length / 2), 'incomplete'],
    ['a PNG of 268 megapixels', hugePng(), 'tooManyPixels'],
    ['a JPEG that says 4,225 megapixels', await boastfulJpeg(), 'tooManyPixels'],
    ...pngBombs(),
    ['a JPEG of a thousand scans', await manyScans(), 'bomb'],
    ['an animated PNG', animatedPng(), 'animated'],
    ['an animated WebP', await animatedWebp(), 'animated'],
    ['a JPEG in CMYK', await cmykJpeg(), 'cmyk'],
    ['a GIF', GIF, 'gif'],
    ['an SVG that reads a file', SVG, 'svg'],
    ['an SVG with a declaration', Buffer.concat([latin1('<?xml version="1.0"?>'), SVG]), 'svg'],
    ['a HEIC', HEIC, 'heic'],
    ['an AVIF', AVIF, 'heic'],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'.repeat(20)), 'notPhoto'],
    ['a program', Buffer.concat([latin1('\x7fELF'), Buffer.alloc(4000)]), 'notPhoto'],
    ['a RIFF that is a sound', latin1(`RIFF\x24\x08\0\0WAVEfmt ${'\0'.repeat(100)}`), 'notPhoto'],
    [
      'a WebP header and noise',
      latin1(`RIFF\x24\x01\0\0WEBPVP8 ${'\x01'.repeat(2000)}`),
      'incomplete',
    ],
  ];
}

const SCRIPT = '<script>alert(document.domain)</script>';

/** Good photos with a script in what describes them: EXIF, a comment, a text, XMP. */
export async function scriptedPhotos(): Promise<[name: string, file: Buffer][]> {
  const jpeg = await phonePhoto(300, 200);
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, SCRIPT.length + 2]), latin1(SCRIPT)]);
  return [
    [
      'a script in EXIF',
      await sharp(jpeg)
        .withExif({ IFD0: { ImageDescription: SCRIPT, Copyright: SCRIPT } })
        .toBuffer(),
    ],
    ['a script in a JPEG comment', Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])],
    [
      'a script in a text of a PNG',
      png(SMALL, [pngChunk('tEXt', latin1(`Comment\0${SCRIPT}`)), smallPixels]),
    ],
    [
      'a script in XMP of a WebP',
      await sharp(await plainWebp())
        .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${SCRIPT}</x:xmpmeta>`)
        .webp()
        .toBuffer(),
    ],
  ];
}

/** A JPEG with a web page and an archive behind it. */
export async function polyglot(): Promise<Buffer> {
  const tail = Buffer.from('<script>alert(document.cookie)</script>PK\x03\x04evil.zip');
  return Buffer.concat([await phonePhoto(300, 200), tail]);
}
