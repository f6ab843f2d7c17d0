import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';

/** Pulling down reads a list from the beginning, reaching its end reads on. */
export function useListEdges(reload: () => Promise<void>, loadMore: () => void): void {
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(loadMore);
}
