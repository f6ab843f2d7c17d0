/** What the header of a frame says. */
export interface Mp3Kind {
  readonly version: 1 | 2 | 2.5;
  readonly kilobits: number;
  readonly sampleRate: number;
}

const VERSION_BITS = { 1: 3, 2: 2, 2.5: 0 } as const;
const RATES = {
  1: [44_100, 48_000, 32_000],
  2: [22_050, 24_000, 16_000],
  2.5: [11_025, 12_000, 8000],
};
const KILOBITS = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};

/** As WeChat's RecorderManager is asked for it. */
const RECORDED: Mp3Kind = { version: 2, kilobits: 48, sampleRate: 16_000 };

/** Silence of about so many seconds: real frames, all side information and main data zero. */
export function mp3Of(
  seconds: number,
  { version, kilobits, sampleRate }: Mp3Kind = RECORDED,
): Buffer {
  const samples = version === 1 ? 1152 : 576;
  const bytes = Math.floor(((samples / 8) * kilobits * 1000) / sampleRate);
  const frame = Buffer.alloc(bytes);
  const index = KILOBITS[version === 1 ? 1 : 2].indexOf(kilobits);
  frame.writeUInt8(0xff, 0);
  // sync, version, layer III, no CRC
  frame.writeUInt8(0xe0 | (VERSION_BITS[version] << 3) | (1 << 1) | 1, 1);
  frame.writeUInt8((index << 4) | (RATES[version].indexOf(sampleRate) << 2), 2);
  // one channel
  frame.writeUInt8(0xc0, 3);
  // the last byte not zero: what ends with zeros may be filling
  frame.writeUInt8(0x01, bytes - 1);
  return Buffer.concat(Array<Buffer>(Math.round((seconds * sampleRate) / samples)).fill(frame));
}
