import sharp from 'sharp';
import type { Phone } from '../phone';
import type { Options, WxGroup } from './callable';
import { passPrivacyGate } from './privacy';
import { innerAudioContext, recorderManager } from './soundApi';
import { WxFailure } from './WxFailure';

/** Pictures, the camera's code reader and the map's place picker. */
export function mediaApi(phone: Phone): WxGroup {
  const pictures = async (options: Options) => {
    await passPrivacyGate(phone, 'chooseMedia');
    if (phone.hand.photos.length === 0) throw new WxFailure('cancel');
    const count = Number(options.count ?? 9);
    if (count < 1 || count > 20) throw new WxFailure('parameter error: count');
    const taken = phone.hand.photos.splice(0, count);
    const tempFiles = await Promise.all(
      taken.map(async (bytes) => {
        const { width, height } = await sharp(bytes).metadata();
        const tempFilePath = phone.files.addTemporary(bytes, 'jpg');
        return { tempFilePath, size: bytes.byteLength, fileType: 'image', width, height };
      }),
    );
    return { type: 'image', tempFiles };
  };
  return {
    sync: {
      getRecorderManager: () => recorderManager(phone),
      createInnerAudioContext: () => innerAudioContext(phone),
      createMapContext: () =>
        silentManager([
          'moveToLocation',
          'includePoints',
          'getCenterLocation',
          'getScale',
          'getRegion',
        ]),
    },
    async: {
      chooseMedia: pictures,
      compressImage: async ({ src, quality, compressedWidth, compressedHeight }) => {
        const picture = sharp(phone.files.read(String(src)));
        if (compressedWidth) picture.resize({ width: Number(compressedWidth) });
        else if (compressedHeight) picture.resize({ height: Number(compressedHeight) });
        const bytes = await picture.jpeg({ quality: Number(quality ?? 80) }).toBuffer();
        return { tempFilePath: phone.files.addTemporary(bytes, 'jpg') };
      },
      getImageInfo: async ({ src }) => {
        const { width, height, format } = await sharp(phone.files.read(String(src))).metadata();
        return { width, height, path: src, type: format, orientation: 'up' };
      },
      previewImage: ({ urls }) => {
        if (!Array.isArray(urls) || urls.length === 0) throw new WxFailure('parameter error: urls');
      },
      previewMedia: () => {},
      scanCode: () => {
        if (phone.hand.scan === undefined) throw new WxFailure('cancel');
        return { result: phone.hand.scan, scanType: 'QR_CODE', charSet: 'utf-8', path: '' };
      },
    },
  };
}

/** A manager whose methods do nothing: nobody here hears a sound or sees a map move. */
function silentManager(names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, () => {}]));
}
