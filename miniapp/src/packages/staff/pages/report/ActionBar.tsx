import type { ReportDetail } from '@shared/schemas/reports';
import type { StaffStep } from '../../../../api/steps';
import { Button } from '../../../../components/Button/Button';
import { Box } from '../../../../platform/elements/Box';
import { staff } from '../../messages';
import { orderSteps } from '../../steps/stepOrder';
import './ActionBar.scss';

interface ActionBarProps {
  abilities: ReportDetail['abilities'];
  onStep: (step: StaffStep) => void;
  onMore: () => void;
}

/** Under the thumb: the next step, and the way to all others. */
export function ActionBar({ abilities, onStep, onMore }: ActionBarProps) {
  const { primary } = orderSteps(abilities);
  return (
    <Box as="section" className="action-bar" label={staff.report.actions}>
      <Box className="action-bar__more">
        <Button kind="secondary" words={staff.report.more} onPress={onMore} />
      </Box>
      {primary ? (
        <Box className="action-bar__primary">
          <Button words={staff.steps[primary].title} onPress={() => onStep(primary)} />
        </Box>
      ) : (
        <Box className="action-bar__calm">{staff.report.waitingForOthers}</Box>
      )}
    </Box>
  );
}
