import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useId } from 'react';

/**
 * Keeps the window's title that of the page in sight. Answers the id the page's root must carry: pages
 * below another one stay alive, and must not speak.
 */
export function usePageTitle(title: string): string | undefined {
  const id = useId();
  const tell = useCallback(() => {
    const root = document.getElementById(id);
    if (root && root.getClientRects().length > 0) document.title = `${title} · 微连心`;
  }, [id, title]);
  useEffect(tell, [tell]);
  useDidShow(tell);
  return id;
}
