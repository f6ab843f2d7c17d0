import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { Icon } from '../Icon/Icon';
import type { IconName } from '../Icon/iconName';
import './Button.scss';

interface ButtonProps {
  words: string;
  onPress: () => void;
  /** One primary a screen. */
  kind?: 'primary' | 'secondary' | 'danger' | 'plain';
  /** As wide as it must be; otherwise the whole row. */
  compact?: boolean;
  icon?: IconName;
  disabled?: boolean;
  /** The work goes on: pressed again it does nothing. */
  busy?: boolean;
  /** Spoken instead of the words. */
  label?: string;
  id?: string;
}

export function Button(props: ButtonProps) {
  const { words, onPress, kind = 'primary', compact, icon, disabled, busy, label, id } = props;
  const classes = ['button', `button--${kind}`];
  if (compact) classes.push('button--compact');
  if (disabled) classes.push('button--disabled');
  return (
    <Tap
      id={id}
      className={classes.join(' ')}
      disabled={disabled || busy}
      busy={busy}
      label={label}
      onPress={onPress}
    >
      {busy ? <Icon name="loader-circle" spinning /> : icon && <Icon name={icon} />}
      <Box as="span">{words}</Box>
    </Tap>
  );
}
