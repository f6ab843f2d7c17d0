import { MAX_PHOTO_SIDE_PX } from '@shared/photoLimits';
import Taro from '@tarojs/taro';
import { withoutPosition } from '../photos/withoutPosition';
import { absoluteUrl } from './absoluteUrl.weapp';
import type { ChosenPhoto } from './photos';
import { requirePrivacy } from './wechat';

const QUALITY = 80;

/**
 * Lets the person take or choose up to `count` photos; empty where they turned back. `onChosen` hears at once how many
 * they are: to make them smaller takes a slow phone seconds.
 */
export async function choosePhotos(
  count: number,
  onChosen: (count: number) => void = () => {},
): Promise<ChosenPhoto[]> {
  if (!(await requirePrivacy())) return [];
  const files = await new Promise<string[]>((resolve) => {
    Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['album', 'camera'],
      success: (answer) => resolve(answer.tempFiles.map((file) => file.tempFilePath)),
      fail: () => resolve([]),
    });
  });
  onChosen(files.length);
  const chosen: ChosenPhoto[] = [];
  // One after the other: nine photos of twelve megapixels at a time are too much for a small phone.
  for (const file of files) chosen.push(await keep(await clean(await compress(file))));
  return chosen;
}

/** No larger than the server keeps. */
async function compress(file: string): Promise<string> {
  const size = await sizeOf(file);
  const side = size && Math.max(size.width, size.height);
  const smaller =
    size && side && side > MAX_PHOTO_SIDE_PX
      ? size.width >= size.height
        ? { compressedWidth: MAX_PHOTO_SIDE_PX }
        : { compressedHeight: MAX_PHOTO_SIDE_PX }
      : {};
  return new Promise((resolve) => {
    Taro.compressImage({
      src: file,
      quality: QUALITY,
      ...smaller,
      success: (answer) => resolve(answer.tempFilePath),
      // PNG and some phones' own formats are not compressed: they go as they are.
      fail: () => resolve(file),
    });
  });
}

function sizeOf(file: string): Promise<{ width: number; height: number } | null> {
  return new Promise((resolve) => {
    Taro.getImageInfo({ src: file, success: resolve, fail: () => resolve(null) });
  });
}

/** Where compressing left the camera's notes in, they are taken out: where somebody stood is nobody's business. */
async function clean(file: string): Promise<string> {
  const manager = Taro.getFileSystemManager();
  try {
    const bytes = new Uint8Array(manager.readFileSync(file) as ArrayBuffer);
    const cleaned = withoutPosition(bytes);
    if (cleaned.length === bytes.length) return file;
    const name = `photo-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}.jpg`;
    const target = `${Taro.env.USER_DATA_PATH}/${name}`;
    manager.writeFileSync(target, cleaned.buffer as ArrayBuffer);
    return target;
  } catch {
    // Nowhere to write: the server takes the notes out too.
    return file;
  }
}

/** WeChat clears temporary files when the app is closed: a draft's photos need a saved path. */
function keep(file: string): Promise<ChosenPhoto> {
  if (file.startsWith(Taro.env.USER_DATA_PATH ?? '\n'))
    return Promise.resolve({ path: file, preview: file });
  return new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: file,
      success: (answer) => resolve({ path: answer.savedFilePath, preview: answer.savedFilePath }),
      // The 200 MB of the app are full: good until the app is closed.
      fail: () => resolve({ path: file, preview: file }),
    });
  });
}

/** Keeps a photo of the server on this device, to go into something new; null where it cannot be had. */
export async function keepRemotePhoto(url: string): Promise<ChosenPhoto | null> {
  try {
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url: absoluteUrl(url) });
    return statusCode === 200 ? keep(tempFilePath) : null;
  } catch {
    return null;
  }
}

/** Something that can be shown for a photo kept since an earlier visit, or null where it is gone. */
export function previewOf(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().access({
      path,
      success: () => resolve(path),
      fail: () => resolve(null),
    });
  });
}

/** Forgets a photo that was sent or taken out. */
export function forgetPhoto(path: string): Promise<void> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().unlink({
      filePath: path,
      success: () => resolve(),
      fail: () => resolve(),
    });
  });
}
