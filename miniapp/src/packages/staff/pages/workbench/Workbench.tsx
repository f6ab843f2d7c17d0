import type { MeResponse } from '@shared/schemas/me';
import { useState } from 'react';
import type { TaskKind } from '../../../../api/tasks';
import { Button } from '../../../../components/Button/Button';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { MoreOfList } from '../../../../components/MoreOfList/MoreOfList';
import { Page } from '../../../../components/Page/Page';
import { Skeleton } from '../../../../components/Skeleton/Skeleton';
import { SubscribeOffer } from '../../../../components/SubscribeOffer/SubscribeOffer';
import { useListEdges } from '../../../../loading/useListEdges';
import { talk } from '../../../../messages/talk';
import { Box } from '../../../../platform/elements/Box';
import { openPage } from '../../../../platform/navigation';
import { routes } from '../../../../routes';
import { useInboxCount } from '../../../../stores/inbox';
import { fileForWords } from '../../fileForMessages';
import { staff } from '../../messages';
import { myAreas } from '../../myAreas';
import { StepSheet } from '../../steps/StepSheet';
import { DutyBar } from '../../work/DutyBar';
import { TaskCard } from '../../work/TaskCard';
import { TaskCounts } from '../../work/TaskCounts';
import { useCardStep } from '../../work/useCardStep';
import { useTasks } from '../../work/useTasks';
import './Workbench.scss';

const words = staff.workbench;

/** What is due now, the most urgent first; every card leads straight into its next step. */
export function Workbench({ me }: { me: MeResponse }) {
  const [kind, setKind] = useState<TaskKind | null>(null);
  const tasks = useTasks(kind);
  const waiting = useInboxCount((store) => store.talks.waitingCount);
  const step = useCardStep(me.posts);
  useListEdges(tasks.reload, tasks.loadMore);

  return (
    <Page
      title={words.title}
      problem={tasks.problem}
      stale={tasks.stale}
      onRetry={() => void tasks.reload()}
    >
      <DutyBar posts={me.posts} onChanged={() => void tasks.reload()} />
      <SubscribeOffer me={me} side="staff" />
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
        <Button
          compact
          kind="secondary"
          icon="message-circle"
          words={waiting > 0 ? talk.residentsWaiting(waiting) : talk.residents}
          onPress={() => openPage(routes.talks)}
        />
        {myAreas(me).length > 0 && (
          <Button
            compact
            kind="secondary"
            icon="pen-line"
            words={fileForWords.title}
            onPress={() => openPage(routes.staffFileFor)}
          />
        )}
      </Box>
      {tasks.loading ? (
        <Skeleton kind="list" />
      ) : tasks.items.length === 0 ? (
        <EmptyState icon="clipboard-check" words={kind ? words.emptyKind : words.empty}>
          {kind && <Button kind="secondary" words={words.showAll} onPress={() => setKind(null)} />}
        </EmptyState>
      ) : (
        <>
          <Box as="ul" className="workbench__list">
            {tasks.items.map((report) => (
              <TaskCard
                key={report.id}
                report={report}
                posts={me.posts}
                busy={step.busyId === report.id}
                onOpen={() => openPage(routes.staffReport(report.id))}
                onAct={() => step.act(report)}
              />
            ))}
          </Box>
          <MoreOfList
            hasMore={tasks.hasMore}
            busy={tasks.loadingMore}
            problem={tasks.moreProblem}
            onMore={tasks.loadMore}
          />
        </>
      )}
      {step.open && (
        <StepSheet
          key={step.open.step}
          report={step.open.report}
          step={step.open.step}
          onDone={(after) => {
            step.goOn(after);
            void tasks.reload();
          }}
          onClose={() => {
            step.close();
            void tasks.reload();
          }}
        />
      )}
    </Page>
  );
}
