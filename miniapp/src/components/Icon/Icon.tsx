import { Box } from '../../platform/elements/Box';
import type { IconName } from './iconName';
import './Icon.scss';
import './icons.scss';

interface IconProps {
  name: IconName;
  size?: 'small' | 'normal' | 'large' | 'huge';
  /** Turns round: something is on its way. */
  spinning?: boolean;
  className?: string;
}

/** A sign in the colour of the text around it. Never alone: words stand beside it or name it. */
export function Icon({ name, size = 'normal', spinning, className }: IconProps) {
  const classes = ['icon', `icon-${name}`];
  if (size !== 'normal') classes.push(`icon--${size}`);
  if (spinning) classes.push('icon--spinning');
  if (className) classes.push(className);
  return <Box className={classes.join(' ')} hidden />;
}
