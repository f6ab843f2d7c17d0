import Taro from '@tarojs/taro';

/** Opens a page over this one. */
export const openPage = (url: string): void => {
  Taro.navigateTo({ url });
};
