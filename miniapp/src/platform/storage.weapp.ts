import Taro from '@tarojs/taro';

const PREFIX = 'wlx:';

/** What was stored under a name, or null. A value that cannot be read any more counts as none. */
export function readStored<T>(name: string): T | null {
  try {
    const words: unknown = Taro.getStorageSync(PREFIX + name);
    return typeof words === 'string' && words !== '' ? (JSON.parse(words) as T) : null;
  } catch {
    return null;
  }
}

/** Stores a value; null removes it. Answers false where the storage is full or forbidden. */
export function writeStored(name: string, value: unknown): boolean {
  try {
    if (value === null) Taro.removeStorageSync(PREFIX + name);
    else Taro.setStorageSync(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** The names something is stored under that begin so; null where the storage cannot be read. */
export function storedNames(beginning: string): string[] | null {
  try {
    return Taro.getStorageInfoSync().keys.flatMap((name) =>
      name.startsWith(PREFIX + beginning) ? [name.slice(PREFIX.length)] : [],
    );
  } catch {
    return null;
  }
}
