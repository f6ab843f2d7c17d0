/** A recording as it is kept: whole frames and nothing else, and how long they play. */
export interface Mp3 {
  readonly frames: Buffer;
  readonly seconds: number;
}

/** kbit/s by index, layer III, MPEG-1 and MPEG-2/2.5 (ISO/IEC 11172-3 and 13818-3, table of bit rates). */
const BIT_RATES = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
/** Hz by index; halved for MPEG-2, a quarter for MPEG-2.5. */
const SAMPLE_RATES = [44_100, 48_000, 32_000] as const;
const DIVISORS: Readonly<Record<number, 1 | 2 | 4>> = { 3: 1, 2: 2, 0: 4 };

const HEADER_BYTES = 4;
const ID3V2_HEADER_BYTES = 10;
const ID3V1_BYTES = 128;

interface Frame {
  readonly bytes: number;
  readonly samples: number;
  readonly sampleRate: number;
}

/**
 * Reads an mp3 frame by frame. Tags before and after are left out, and a last frame that was cut off; between frames
 * nothing else may stand, and all have one sample rate.
 * @returns null for whatever is not an mp3 from beginning to end
 */
export function readMp3(file: Buffer): Mp3 | null {
  const start = afterId3v2(file);
  const end = beforeTail(file);
  let at = start;
  let samples = 0;
  let rate = 0;
  while (at < end) {
    const frame = readFrame(file, at, end);
    if (frame === 'cutOff') break;
    if (!frame || (rate !== 0 && frame.sampleRate !== rate)) return null;
    rate = frame.sampleRate;
    samples += frame.samples;
    at += frame.bytes;
  }
  return samples === 0 ? null : { frames: file.subarray(start, at), seconds: samples / rate };
}

function readFrame(file: Buffer, at: number, end: number): Frame | 'cutOff' | null {
  if (end - at < HEADER_BYTES) return 'cutOff';
  const header = file.readUInt32BE(at);
  const sync = header >>> 21 === 0x7ff;
  const layerThree = ((header >>> 17) & 3) === 1;
  const divisor = DIVISORS[(header >>> 19) & 3];
  const rate = SAMPLE_RATES[(header >>> 10) & 3];
  if (!sync || !layerThree || !divisor || !rate) return null;
  const kilobits = BIT_RATES[divisor === 1 ? 1 : 2][(header >>> 12) & 15];
  if (!kilobits) return null;
  const sampleRate = rate / divisor;
  const samples = divisor === 1 ? 1152 : 576;
  const padding = (header >>> 9) & 1;
  const bytes = Math.floor((samples / 8) * ((kilobits * 1000) / sampleRate)) + padding;
  return at + bytes > end ? 'cutOff' : { bytes, samples, sampleRate };
}

/** ID3v2: ten bytes that say how long the tag is, seven bits a byte. */
function afterId3v2(file: Buffer): number {
  if (file.length < ID3V2_HEADER_BYTES || file.toString('latin1', 0, 3) !== 'ID3') return 0;
  const [a = 0, b = 0, c = 0, d = 0] = file.subarray(6, ID3V2_HEADER_BYTES);
  return ID3V2_HEADER_BYTES + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127);
}

/** Before an ID3v1 tag, and before zeros that a recorder filled up with. */
function beforeTail(file: Buffer): number {
  const tag = file.length - ID3V1_BYTES;
  let end = tag >= 0 && file.toString('latin1', tag, tag + 3) === 'TAG' ? tag : file.length;
  while (end > 0 && file[end - 1] === 0) end -= 1;
  return end;
}
