/**
 * A photo without what the camera wrote beside the picture: where and when it was taken, by which phone. Only which
 * way is up stays, or portraits would lie. Evidence sends its place and time in words of their own, never so.
 * JPEG (ITU-T T.81, Exif 2.3) and PNG (ISO 15948) are known; anything else, and what is broken, stays as it is.
 */
export function withoutPosition(photo: Uint8Array): Uint8Array {
  if (startsWith(photo, [0xff, 0xd8, 0xff])) return jpegWithout(photo);
  if (startsWith(photo, [0x89, 0x50, 0x4e, 0x47])) return pngWithout(photo);
  return photo;
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const START_OF_SCAN = 0xda;
/** APP1 holds Exif and XMP, APP2 may hold more pictures beside the colour profile, APP13 Photoshop's notes. */
const WITH_NOTES: readonly number[] = [0xe1, 0xed];

function jpegWithout(photo: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [photo.subarray(0, 2)];
  let up = 1;
  let at = 2;
  while (at + 4 <= photo.length && photo[at] === 0xff) {
    const marker = photo[at + 1] ?? 0;
    if (marker === START_OF_SCAN) break;
    const end = at + 2 + big16(photo, at + 2);
    if (end > photo.length) return photo;
    const segment = photo.subarray(at, end);
    if (WITH_NOTES.includes(marker)) up = orientationIn(segment) ?? up;
    else parts.push(segment);
    at = end;
  }
  if (up !== 1) parts.splice(1, 0, orientationSegment(up));
  parts.push(photo.subarray(at));
  return joined(parts);
}

const big16 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION = 0x0112;

/** Which way is up (1 to 8), as the first directory of an Exif segment says; null where it says nothing. */
function orientationIn(segment: Uint8Array): number | null {
  if (!startsWith(segment.subarray(4), EXIF)) return null;
  const tiff = segment.subarray(10);
  const isLittle = tiff[0] === 0x49;
  const read16 = (at: number): number =>
    isLittle ? (tiff[at] ?? 0) | ((tiff[at + 1] ?? 0) << 8) : big16(tiff, at);
  const directory = isLittle ? read16(4) | (read16(6) << 16) : (read16(4) << 16) | read16(6);
  const entries = read16(directory);
  for (let n = 0; n < entries; n++) {
    const entry = directory + 2 + 12 * n;
    if (entry + 12 > tiff.length) return null;
    if (read16(entry) !== ORIENTATION) continue;
    const value = read16(entry + 8);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** An Exif segment that says which way is up and nothing else. */
const orientationSegment = (up: number): Uint8Array =>
  new Uint8Array([
    ...[0xff, 0xe1, 0, 34, ...EXIF],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, up, 0, 0],
    ...[0, 0, 0, 0],
  ]);

const PNG_SIGNATURE_BYTES = 8;
const PNG_NOTES: readonly string[] = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'];

function pngWithout(photo: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [photo.subarray(0, PNG_SIGNATURE_BYTES)];
  let at = PNG_SIGNATURE_BYTES;
  while (at + 12 <= photo.length) {
    const end = at + 12 + big16(photo, at) * 0x1_0000 + big16(photo, at + 2);
    if (end > photo.length) return photo;
    const name = String.fromCharCode(...photo.subarray(at + 4, at + 8));
    if (!PNG_NOTES.includes(name)) parts.push(photo.subarray(at, end));
    at = end;
  }
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
