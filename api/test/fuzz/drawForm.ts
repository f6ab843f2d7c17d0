import fc, { type Arbitrary } from 'fast-check';
import { HOSTILE_TEXTS } from './hostileValues';

/** A request body that is no JSON. */
export interface FormBody {
  readonly type: string;
  readonly bytes: Buffer;
}

const BOUNDARY = 'x-fuzz-boundary';

interface Part {
  readonly field: string;
  readonly fileName: string | null;
  readonly type: string;
  readonly file: Buffer;
  /** The file ends here (share of its length), or whole. */
  readonly cut: number;
  /** Bytes that are changed: where (share of the length), and to what. */
  readonly flips: readonly (readonly [number, number])[];
}

/** In a header of a part: no letter that ends it. */
const inHeader = (text: string): string => text.replace(/[\r\n"]/g, '_').slice(0, 300);
const names = HOSTILE_TEXTS.map(inHeader);
const share = fc.nat(1_000).map((n) => n / 1_000);

function damaged({ file, cut, flips }: Part): Buffer {
  const bytes = Buffer.from(file.subarray(0, Math.ceil(file.length * cut)));
  for (const [at, byte] of flips)
    if (bytes.length > 0) bytes[Math.floor(at * (bytes.length - 1))] = byte;
  return bytes;
}

function partBytes(part: Part): Buffer {
  const fileName = part.fileName === null ? '' : `; filename="${part.fileName}"`;
  const head =
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${part.field}"${fileName}\r\n` +
    `Content-Type: ${part.type}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), damaged(part), Buffer.from('\r\n')]);
}

/** Forms with files as people send them, cut short, with bytes changed, under odd names; and what is no form at all. */
export function drawForm(files: readonly Buffer[]): Arbitrary<FormBody> {
  const part: Arbitrary<Part> = fc.record({
    field: fc.oneof(
      { weight: 8, arbitrary: fc.constant('file') },
      { weight: 1, arbitrary: fc.constantFrom(...names) },
    ),
    fileName: fc.oneof(
      fc.constantFrom('photo.jpg', '名册.xlsx', 'voice.mp3'),
      fc.constantFrom(null, ...names),
    ),
    type: fc.constantFrom('image/jpeg', 'application/octet-stream', 'text/html'),
    file: fc.constantFrom(...files),
    cut: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: share }),
    flips: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(fc.tuple(share, fc.nat(255)), { maxLength: 6 }) },
    ),
  });
  const form = fc
    .record({
      parts: fc.oneof(
        { weight: 5, arbitrary: part.map((one) => [one]) },
        { weight: 1, arbitrary: fc.array(part, { maxLength: 4 }) },
      ),
      end: fc.constantFrom(`--${BOUNDARY}--\r\n`, `--${BOUNDARY}--\r\n`, `--${BOUNDARY}`, ''),
    })
    .map(({ parts, end }) => ({
      type: `multipart/form-data; boundary=${BOUNDARY}`,
      bytes: Buffer.concat([...parts.map(partBytes), Buffer.from(end)]),
    }));
  const bare = fc.record({
    type: fc.constantFrom(
      'application/json',
      'application/octet-stream',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'multipart/form-data',
      `multipart/form-data; boundary=${'b'.repeat(200)}`,
    ),
    bytes: fc.constantFrom(...files, Buffer.alloc(0), Buffer.from('{}')),
  });
  return fc.oneof({ weight: 6, arbitrary: form }, { weight: 1, arbitrary: bare });
}
