import { EmptyState } from '../../components/EmptyState/EmptyState';
import { Page } from '../../components/Page/Page';
import type { SkeletonKind } from '../../components/Skeleton/Skeleton';
import { staff } from './messages';
import type { useStaff } from './useStaff';

interface StaffGateProps {
  title: string;
  gate: ReturnType<typeof useStaff>;
  skeleton?: SkeletonKind;
}

/** What stands in place of a staff page until it is known who is there, or where they hold no post. */
export function StaffGate({ title, gate, skeleton = 'list' }: StaffGateProps) {
  return (
    <Page
      title={title}
      loading={gate.loading && skeleton}
      problem={gate.problem}
      onRetry={gate.retry}
    >
      {gate.refused && <EmptyState icon="briefcase" words={staff.notStaff} />}
    </Page>
  );
}
