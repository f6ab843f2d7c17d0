import type { Problem } from '../../api/problem';
import { Page } from '../../components/Page/Page';
import { shell } from '../../messages/shell';
import { WaitingReports } from './WaitingReports';

interface UnreadHomeProps {
  loading: boolean;
  problem: Problem | null;
  onRetry: () => void;
}

/** The first page before, or without, an answer: what waits on this device to be sent is shown all the same. */
export function UnreadHome({ loading, problem, onRetry }: UnreadHomeProps) {
  return (
    <Page
      title={shell.name}
      tab="home"
      loading={loading && 'home'}
      problem={problem}
      onRetry={onRetry}
      kept={<WaitingReports />}
    />
  );
}
