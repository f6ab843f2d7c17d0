import Taro from '@tarojs/taro';

/** WeChat opens at most ten pages over each other: the tenth takes the place of the one below. */
const MOST_PAGES = 10;

/** Opens a page over this one. */
export const openPage = (url: string): void => {
  if (Taro.getCurrentPages().length >= MOST_PAGES) Taro.redirectTo({ url });
  else Taro.navigateTo({ url });
};
