import Taro from '@tarojs/taro';

/** WeChat opens at most ten pages over each other: the tenth takes the place of the one below. */
const MOST_PAGES = 10;

/** Opens a page over this one. */
export const openPage = (url: string): void => {
  if (Taro.getCurrentPages().length >= MOST_PAGES) Taro.redirectTo({ url });
  else Taro.navigateTo({ url });
};

/** Opens a page in place of this one. */
export const replacePage = async (url: string): Promise<void> => {
  await Taro.redirectTo({ url });
};

/** Opens one of the four tabs. */
export const openTab = (url: string): void => {
  Taro.switchTab({ url });
};

/** Back to the page below, or to `fallback` where this page was opened directly. */
export const goBack = (fallback: string): void => {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack();
  else openTab(fallback);
};
