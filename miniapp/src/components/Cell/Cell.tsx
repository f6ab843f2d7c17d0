import type { ReactNode } from 'react';
import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { Icon } from '../Icon/Icon';
import type { IconName } from '../Icon/iconName';
import './Cell.scss';

interface CellProps {
  title: string;
  /** Under the title. */
  note?: string;
  /** At the right. */
  value?: string;
  icon?: IconName;
  /** Any element at the right, in place of `value`. */
  extra?: ReactNode;
  /** With it the cell can be pressed and shows an arrow. */
  onPress?: () => void;
  tone?: 'plain' | 'danger';
}

/** A row of a list. */
export function Cell({ title, note, value, icon, extra, onPress, tone = 'plain' }: CellProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} className="cell__icon" />}
      <Box className="cell__words">
        <Box className="cell__title">{title}</Box>
        {note && <Box className="cell__note">{note}</Box>}
      </Box>
      {value && <Box className="cell__value">{value}</Box>}
      {extra}
      {onPress && <Icon name="chevron-right" size="small" className="cell__arrow" />}
    </>
  );
  const className = `cell cell--${tone}`;
  if (!onPress) return <Box className={className}>{inside}</Box>;
  return (
    <Tap className={className} onPress={onPress}>
      {inside}
    </Tap>
  );
}
