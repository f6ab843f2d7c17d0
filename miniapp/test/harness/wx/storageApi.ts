import type { Phone } from '../phone';
import type { WxGroup } from './callable';
import { WxFailure } from './WxFailure';

const VALUE_LIMIT_BYTES = 1024 * 1024;
const TOTAL_LIMIT_BYTES = 10 * 1024 * 1024;

/** Local storage with WeChat's limits: 1 MB a value, 10 MB in all. It survives a relaunch. */
export function storageApi(phone: Phone): WxGroup {
  const { storage } = phone;
  const size = () => [...storage].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  const set = (key: unknown, value: unknown) => {
    const text = JSON.stringify(value) ?? 'null';
    if (text.length > VALUE_LIMIT_BYTES) throw new WxFailure('entry size limit reached');
    if (size() + text.length > TOTAL_LIMIT_BYTES)
      throw new WxFailure('exceed storage max size 10Mb');
    storage.set(String(key), text);
  };
  const get = (key: unknown): unknown => {
    const text = storage.get(String(key));
    return text === undefined ? undefined : JSON.parse(text);
  };
  const info = () => ({
    keys: [...storage.keys()],
    currentSize: Math.ceil(size() / 1024),
    limitSize: 10_240,
  });
  return {
    sync: {
      getStorageSync: (key) => get(key) ?? '',
      setStorageSync: set,
      removeStorageSync: (key) => void storage.delete(String(key)),
      clearStorageSync: () => storage.clear(),
      getStorageInfoSync: info,
    },
    async: {
      getStorage: ({ key }) => {
        if (!storage.has(String(key))) throw new WxFailure('data not found');
        return { data: get(key) };
      },
      setStorage: ({ key, data }) => set(key, data),
      removeStorage: ({ key }) => void storage.delete(String(key)),
      clearStorage: () => storage.clear(),
      getStorageInfo: info,
    },
  };
}
