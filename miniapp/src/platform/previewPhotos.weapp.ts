import Taro from '@tarojs/taro';

/** Shows photos full size, starting with `current`. */
export function previewPhotos(urls: string[], current: string): void {
  Taro.previewImage({ urls, current, fail: () => {} });
}
