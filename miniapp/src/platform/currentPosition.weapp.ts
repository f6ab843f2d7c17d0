import type { Position } from '@shared/schemas/fields';
import Taro from '@tarojs/taro';
import { requirePrivacy } from './wechat';

/** Where this phone is, GCJ-02, if the person allows it; null where not. The API converts it. */
export async function currentPosition(): Promise<Position | null> {
  if (!(await requirePrivacy())) return null;
  return new Promise((resolve) => {
    Taro.getLocation({
      type: 'gcj02',
      success: ({ longitude, latitude, accuracy }) =>
        resolve({
          longitude,
          latitude,
          datum: 'GCJ-02',
          ...(accuracy > 0 ? { accuracyMetres: Math.min(accuracy, 100_000) } : {}),
        }),
      fail: () => resolve(null),
    });
  });
}
