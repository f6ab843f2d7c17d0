import { describe, expect, it } from 'vitest';
import { mp3Of } from '../test/mp3';
import { readMp3 } from './readMp3';

const pad = (bytes: number) => Buffer.alloc(bytes);
const id3v2 = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 5, 1, 2, 3, 4, 5]);
const id3v1 = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, 0x20)]);

describe('readMp3', () => {
  it.each([
    [
      '16 kHz, 48 kbit/s, as RecorderManager writes it',
      { version: 2, kilobits: 48, sampleRate: 16_000 },
    ],
    ['44.1 kHz, 128 kbit/s', { version: 1, kilobits: 128, sampleRate: 44_100 }],
    ['8 kHz, 16 kbit/s', { version: 2.5, kilobits: 16, sampleRate: 8000 }],
  ] as const)('knows how long it plays: %s', (_name, kind) => {
    const file = mp3Of(2, kind);
    const read = readMp3(file);
    expect(read?.seconds).toBeGreaterThan(1.9);
    expect(read?.seconds).toBeLessThan(2.1);
    expect(read?.frames).toEqual(file);
  });

  it('keeps the frames and nothing else', () => {
    const frames = mp3Of(1);
    const read = readMp3(Buffer.concat([id3v2, frames, pad(300), id3v1]));
    expect(read?.frames).toEqual(frames);
    const cut = readMp3(Buffer.concat([frames, frames.subarray(0, 50)]));
    expect(cut?.frames).toEqual(frames);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['zeros', pad(5000)],
    ['words', Buffer.from('这不是录音'.repeat(200))],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...pad(3000)])],
    ['AAC in ADTS', Buffer.concat([Buffer.from([0xff, 0xf1, 0x50, 0x80]), Buffer.alloc(2000, 7)])],
    ['a wave file', Buffer.concat([Buffer.from('RIFF....WAVEfmt '), Buffer.alloc(2000, 1)])],
    ['a page after the frames', Buffer.concat([mp3Of(1), Buffer.from('<script>'.repeat(40))])],
    ['a page before the frames', Buffer.concat([Buffer.from('<script>'), mp3Of(1)])],
    ['a page between the frames', Buffer.concat([mp3Of(1), Buffer.from('<html>'), mp3Of(1)])],
    [
      'two sample rates',
      Buffer.concat([mp3Of(1), mp3Of(1, { version: 1, kilobits: 64, sampleRate: 44_100 })]),
    ],
    [
      'a tag without end',
      Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f, 1, 2, 3]),
    ],
  ])('refuses %s', (_name, file) => {
    expect(readMp3(file)).toBeNull();
  });

  it('says no to a megabyte of nearly frames within milliseconds', () => {
    const nearly = Buffer.alloc(1024 * 1024, 0xff);
    const before = performance.now();
    for (let i = 0; i < 10; i++) readMp3(nearly);
    expect((performance.now() - before) / 10).toBeLessThan(20);
  });
});
