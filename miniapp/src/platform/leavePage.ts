import Taro from '@tarojs/taro';

/** Opens a page in place of this one. */
export const replacePage = async (url: string): Promise<void> => {
  await Taro.redirectTo({ url });
};

/** Opens one of the four tabs, as it was left. */
export const openTab = (url: string): void => {
  Taro.switchTab({ url });
};

/** Back to the page below, or to `fallback` where this page was opened directly. */
export const goBack = (fallback: string): void => {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack();
  else openTab(fallback);
};
