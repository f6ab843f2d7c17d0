import type { FrameProps } from './frameProps';

/** WeChat draws the navigation bar and the tab bar. */
export function PageFrame({ children }: FrameProps) {
  return <>{children}</>;
}
