import type { Problem } from '../../api/problem';
import { shell } from '../../messages/shell';
import { Box } from '../../platform/elements/Box';
import { Button } from '../Button/Button';
import { Notice } from '../Notice/Notice';
import './MoreOfList.scss';

interface MoreOfListProps {
  hasMore: boolean;
  busy: boolean;
  /** Why the next page did not come. */
  problem: Problem | null;
  onMore: () => void;
}

/** The end of a list, or the way on. Reaching the bottom does the same as the button. */
export function MoreOfList({ hasMore, busy, problem, onMore }: MoreOfListProps) {
  if (problem)
    return (
      <Notice tone="danger" words={problem.words}>
        <Button compact kind="secondary" words={shell.retry} onPress={onMore} />
      </Notice>
    );
  if (!hasMore) return <Box className="more-of-list">{shell.noMore}</Box>;
  return (
    <Button
      kind="plain"
      words={busy ? shell.loadingMore : shell.more}
      busy={busy}
      onPress={onMore}
    />
  );
}
