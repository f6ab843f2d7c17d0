import { useDidHide, useDidShow } from '@tarojs/taro';
import { useState } from 'react';

/** Whether the page is what somebody looks at: not under another page, and the program not in the background. */
export function useInSight(): boolean {
  const [inSight, setInSight] = useState(true);
  useDidShow(() => setInSight(true));
  useDidHide(() => setInSight(false));
  return inSight;
}
