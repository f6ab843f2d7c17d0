import Taro from '@tarojs/taro';
import { absoluteUrl } from './absoluteUrl.weapp';

/** Shows photos full size, starting with `current`. */
export function previewPhotos(urls: string[], current: string): void {
  Taro.previewImage({ urls: urls.map(absoluteUrl), current: absoluteUrl(current), fail: () => {} });
}
