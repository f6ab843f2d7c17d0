import Taro from '@tarojs/taro';
import type { ChosenPhoto } from './photos';
import { requirePrivacy } from './wechat';

const QUALITY = 80;

/** Lets the person take or choose up to `count` photos; empty where they turned back. */
export async function choosePhotos(count: number): Promise<ChosenPhoto[]> {
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
  return Promise.all(files.map(async (file) => keep(await compress(file))));
}

function compress(file: string): Promise<string> {
  return new Promise((resolve) => {
    Taro.compressImage({
      src: file,
      quality: QUALITY,
      success: (answer) => resolve(answer.tempFilePath),
      // PNG and some phones' own formats are not compressed: they go as they are.
      fail: () => resolve(file),
    });
  });
}

/** WeChat clears temporary files when the app is closed: a draft's photos need a saved path. */
function keep(file: string): Promise<ChosenPhoto> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: file,
      success: (answer) => resolve({ path: answer.savedFilePath, preview: answer.savedFilePath }),
      // The 200 MB of the app are full: good until the app is closed.
      fail: () => resolve({ path: file, preview: file }),
    });
  });
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
