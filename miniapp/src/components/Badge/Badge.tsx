import { Box } from '../../platform/elements/Box';
import './Badge.scss';

interface BadgeProps {
  /** Nothing is shown for 0. */
  count: number;
  /** Spoken instead of the bare number. */
  label?: string;
}

/** How many are new. */
export function Badge({ count, label }: BadgeProps) {
  if (count <= 0) return null;
  return (
    <Box as="span" className="badge" role={label ? 'img' : undefined} label={label}>
      {count > 99 ? '99+' : count}
    </Box>
  );
}
