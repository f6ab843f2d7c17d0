import { stopPullDownRefresh, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import type { TaskKind } from '../../../../api/tasks';
import { Button } from '../../../../components/Button/Button';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { Notice } from '../../../../components/Notice/Notice';
import { Page } from '../../../../components/Page/Page';
import { Skeleton } from '../../../../components/Skeleton/Skeleton';
import { shell } from '../../../../messages/shell';
import { Box } from '../../../../platform/elements/Box';
import { openPage } from '../../../../platform/navigation';
import { routes } from '../../../../routes';
import { staff } from '../../messages';
import { StaffGate } from '../../StaffGate';
import { StepSheet } from '../../steps/StepSheet';
import { useStaff } from '../../useStaff';
import { DutyBar } from '../../work/DutyBar';
import { TaskCard } from '../../work/TaskCard';
import { TaskCounts } from '../../work/TaskCounts';
import { useCardStep } from '../../work/useCardStep';
import { useTasks } from '../../work/useTasks';
import './index.scss';

const words = staff.workbench;

/** What is due now, the most urgent first; every card leads straight into its next step. */
export default function Workbench() {
  const gate = useStaff();
  const [kind, setKind] = useState<TaskKind | null>(null);
  const tasks = useTasks(kind, gate.me !== null);
  const step = useCardStep();
  usePullDownRefresh(() => void tasks.reload().finally(() => stopPullDownRefresh()));
  useReachBottom(tasks.loadMore);

  const finish = () => {
    step.close();
    void tasks.reload();
  };
  if (!gate.me) return <StaffGate title={words.title} gate={gate} />;
  return (
    <Page title={words.title} problem={tasks.problem} onRetry={() => void tasks.reload()}>
      <DutyBar posts={gate.me.posts} />
      <TaskCounts counts={tasks.counts} chosen={kind} onChoose={setKind} />
      <Box className="workbench__ways">
        <Button
          compact
          kind="secondary"
          icon="list"
          words={words.allReports}
          onPress={() => openPage(routes.staffReports)}
        />
        <Button
          compact
          kind="secondary"
          icon="users-round"
          words={words.team}
          onPress={() => openPage(routes.staffTeam)}
        />
      </Box>
      {tasks.stale && <Notice tone="warning" words={words.stale} />}
      {tasks.loading ? (
        <Skeleton kind="list" />
      ) : tasks.items.length === 0 ? (
        <EmptyState icon="clipboard-check" words={kind ? words.emptyKind : words.empty}>
          {kind && <Button kind="secondary" words={words.showAll} onPress={() => setKind(null)} />}
        </EmptyState>
      ) : (
        <Box as="ul" className="workbench__list">
          {tasks.items.map((report) => (
            <TaskCard
              key={report.id}
              report={report}
              busy={step.busyId === report.id}
              onOpen={() => openPage(routes.staffReport(report.id))}
              onAct={() => step.act(report)}
            />
          ))}
        </Box>
      )}
      {tasks.hasMore && (
        <Button
          kind="plain"
          words={tasks.loadingMore ? shell.loadingMore : shell.more}
          busy={tasks.loadingMore}
          onPress={tasks.loadMore}
        />
      )}
      {step.open && (
        <StepSheet
          report={step.open.report}
          step={step.open.step}
          onDone={finish}
          onClose={finish}
        />
      )}
    </Page>
  );
}
