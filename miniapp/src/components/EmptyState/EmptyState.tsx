import type { ReactNode } from 'react';
import { Box } from '../../platform/elements/Box';
import { Icon } from '../Icon/Icon';
import type { IconName } from '../Icon/iconName';
import './EmptyState.scss';

interface EmptyStateProps {
  icon: IconName;
  /** A sentence, and what to do next. */
  words: string;
  /** Read aloud when it appears: something went wrong. */
  live?: boolean;
  /** A button. */
  children?: ReactNode;
}

/** Nothing here (yet), or not to be had: says so and what to do. */
export function EmptyState({ icon, words, live, children }: EmptyStateProps) {
  return (
    <Box className="empty-state" live={live ? 'assertive' : undefined}>
      <Icon name={icon} size="huge" className="empty-state__icon" />
      <Box as="p" className="empty-state__words">
        {words}
      </Box>
      {children}
    </Box>
  );
}
