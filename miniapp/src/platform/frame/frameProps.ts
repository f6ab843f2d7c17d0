import type { ReactNode } from 'react';
import type { TabName } from '../../routes';

export interface FrameProps {
  title: string;
  /** Set on the four tabs. */
  tab?: TabName;
  children: ReactNode;
}
