import type { Robot } from '@shared/schemas/sends';
import { useRef, useState } from 'react';
import { toProblem } from '../../../../api/problem';
import { changeRobot, listRobots, testRobot } from '../../../../api/sends';
import { Button } from '../../../../components/Button/Button';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { Notice } from '../../../../components/Notice/Notice';
import { Page } from '../../../../components/Page/Page';
import { useListEdges } from '../../../../loading/useListEdges';
import { useLoad } from '../../../../loading/useLoad';
import { showToast } from '../../../../platform/device';
import { Box } from '../../../../platform/elements/Box';
import { robotWords as words } from '../../sendWords';
import { RobotCard } from './RobotCard';
import { RobotSheet } from './RobotSheet';
import './robots.scss';

interface RobotsProps {
  county: { code: string; name: string };
}

/** The staff's groups at 企业微信 and what each is told of. */
export function Robots({ county }: RobotsProps) {
  const { data, problem, loading, stale, reload } = useLoad(listRobots, 'robots');
  const [open, setOpen] = useState<Robot | 'new' | null>(null);
  const [busyId, setBusyId] = useState<string | null>(null);
  const [told, setTold] = useState<{ tone: 'success' | 'danger'; words: string } | null>(null);
  const working = useRef(false);
  useListEdges(reload, () => undefined);

  const once = async (robot: Robot, work: () => Promise<void>) => {
    if (working.current) return;
    working.current = true;
    setBusyId(robot.id);
    setTold(null);
    try {
      await work();
    } catch (thrown) {
      showToast(toProblem(thrown).words);
    } finally {
      working.current = false;
      setBusyId(null);
      await reload();
    }
  };
  const test = (robot: Robot) =>
    once(robot, async () => {
      const answer = await testRobot(robot.id);
      setTold({ tone: answer.arrived ? 'success' : 'danger', words: answer.words });
    });
  const turn = (robot: Robot) =>
    once(robot, async () => {
      await changeRobot(robot.id, { enabled: !robot.enabled }, robot.version);
    });
  return (
    <Page
      title={words.title}
      loading={loading && !data && 'list'}
      problem={data ? null : problem}
      stale={stale}
      onRetry={() => void reload()}
      footer={<Button icon="plus" words={words.add} onPress={() => setOpen('new')} />}
    >
      <Notice tone="info" words={words.hint} />
      {told && <Notice tone={told.tone} words={told.words} />}
      {data?.length === 0 && <EmptyState icon="message-square-text" words={words.empty} />}
      <Box as="ul" className="robots">
        {(data ?? []).map((robot) => (
          <RobotCard
            key={robot.id}
            robot={robot}
            busy={busyId === robot.id}
            onTest={() => void test(robot)}
            onTurn={() => void turn(robot)}
            onEdit={() => setOpen(robot)}
          />
        ))}
      </Box>
      {open && (
        <RobotSheet
          key={open === 'new' ? 'new' : open.id}
          county={county}
          robot={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={(said) => {
            setOpen(null);
            setTold({ tone: 'success', words: said });
            void reload();
          }}
        />
      )}
    </Page>
  );
}
