import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

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

export const plainWebp = (): Promise<Buffer> =>
  sharp({ create: { width: 50, height: 20, channels: 3, background: '#fff' } })
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

/** A good PNG of 33 KB with 16,384 × 16,384 pixels, one bit each: a gigabyte once decoded. */
export function hugePng(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(16_384, 0);
  header.writeUInt32BE(16_384, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(16_384 * (1 + 16_384 / 8)))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
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

/** What is never taken, by what it is. */
export async function hostileFiles(): Promise<[name: string, file: Buffer][]> {
  const jpeg = await phonePhoto(800, 600);
  const png = await plainPng(400, 300);
  return [
    ['nothing', Buffer.alloc(0)],
    ['three bytes of a JPEG', Buffer.from([0xff, 0xd8, 0xff])],
    [
      'the signature of a JPEG and noise',
      Buffer.concat([jpeg.subarray(0, 20), Buffer.alloc(9000, 7)]),
    ],
    ['half a JPEG', jpeg.subarray(0, jpeg.length / 2)],
    ['half a PNG', png.subarray(0, png.length / 2)],
    ['a PNG of 268 megapixels', hugePng()],
    ['a GIF', GIF],
    ['an SVG that reads a file', SVG],
    ['a HEIC', HEIC],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'.repeat(20))],
    ['a program', Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(4000)])],
    [
      'a RIFF that is a sound',
      Buffer.from(`RIFF\x24\x08\0\0WAVEfmt ${'\0'.repeat(100)}`, 'latin1'),
    ],
    [
      'a WebP header and noise',
      Buffer.from(`RIFF\x24\x08\0\0WEBPVP8 ${'\x01'.repeat(2000)}`, 'latin1'),
    ],
  ];
}

/** A JPEG with a web page and an archive behind it. */
export async function polyglot(): Promise<Buffer> {
  const tail = Buffer.from('<script>alert(document.cookie)</script>PK\x03\x04evil.zip');
  return Buffer.concat([await phonePhoto(300, 200), tail]);
}
