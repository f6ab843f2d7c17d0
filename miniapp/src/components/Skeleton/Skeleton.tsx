import { shell } from '../../messages/shell';
import { Box } from '../../platform/elements/Box';
import './Skeleton.scss';

export type SkeletonKind = 'home' | 'list' | 'detail' | 'form';

const ROWS: Record<SkeletonKind, readonly ('tall' | 'card' | 'line')[]> = {
  home: ['card', 'tall', 'card', 'card'],
  list: ['card', 'card', 'card', 'card', 'card'],
  detail: ['card', 'tall', 'card', 'line', 'line', 'line'],
  form: ['card', 'tall', 'card'],
};

/** The page's outline while it loads: of the same height as what comes, so nothing jumps. */
export function Skeleton({ kind }: { kind: SkeletonKind }) {
  return (
    <Box className="skeleton" role="status" label={shell.loading}>
      {ROWS[kind].map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change
        <Box key={index} className={`skeleton__row skeleton__row--${row}`} />
      ))}
    </Box>
  );
}
