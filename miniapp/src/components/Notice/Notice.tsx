import type { ReactNode } from 'react';
import { Box } from '../../platform/elements/Box';
import { Icon } from '../Icon/Icon';
import type { IconName } from '../Icon/iconName';
import './Notice.scss';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

const ICONS: Record<Tone, IconName> = {
  info: 'info',
  success: 'circle-check',
  warning: 'triangle-alert',
  danger: 'circle-alert',
};

interface NoticeProps {
  tone: Tone;
  words: string;
  /** Buttons under the words. */
  children?: ReactNode;
}

/** A sentence that must be seen, with its sign: never by colour alone. Read aloud when it appears. */
export function Notice({ tone, words, children }: NoticeProps) {
  return (
    <Box className={`notice notice--${tone}`} live={tone === 'danger' ? 'assertive' : 'polite'}>
      <Icon name={ICONS[tone]} />
      <Box className="notice__body">
        <Box>{words}</Box>
        {children && <Box className="notice__actions">{children}</Box>}
      </Box>
    </Box>
  );
}
