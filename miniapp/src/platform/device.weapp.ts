import Taro from '@tarojs/taro';

/** Small things a device does. */

/** Starts a call; the person still has to confirm it. */
export function callPhone(number: string): void {
  Taro.makePhoneCall({ phoneNumber: number, fail: () => {} });
}

let online = true;
Taro.onNetworkStatusChange?.((state) => {
  online = state.isConnected;
});
Taro.getNetworkType?.({
  success: (state) => {
    online = state.networkType !== 'none';
  },
  fail: () => {},
});

export const isOnline = (): boolean => online;

/** Calls back when the network comes or goes, and soon where there is none; answers how to stop. */
export function onNetworkChange(listener: (isConnected: boolean) => void): () => void {
  const tell = (state: { isConnected: boolean }) => listener(state.isConnected);
  Taro.onNetworkStatusChange(tell);
  Taro.getNetworkType({
    success: ({ networkType }) => {
      if (networkType === 'none') listener(false);
    },
    fail: () => {},
  });
  return () => Taro.offNetworkStatusChange(tell);
}

const INBOX_TAB = 2;

/** A number on the inbox tab; 0 takes it away. WeChat refuses on pages that are no tab: no harm. */
export function showTabBadge(count: number): void {
  if (count === 0) Taro.removeTabBarBadge({ index: INBOX_TAB, fail: () => {} });
  else
    Taro.setTabBarBadge({
      index: INBOX_TAB,
      text: count > 99 ? '99+' : String(count),
      fail: () => {},
    });
}

/** A short word that goes by itself. */
export function showToast(words: string): void {
  Taro.showToast({ title: words, icon: 'none', duration: 2500 });
}

export function copyText(words: string): Promise<boolean> {
  return new Promise((resolve) => {
    Taro.setClipboardData({
      data: words,
      success: () => resolve(true),
      fail: () => resolve(false),
    });
  });
}
