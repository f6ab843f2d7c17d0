import type { ReportDetail } from '@shared/schemas/reports';
import type { StaffStep } from '../../../../api/steps';
import { Card } from '../../../../components/Card/Card';
import { Cell } from '../../../../components/Cell/Cell';
import type { IconName } from '../../../../components/Icon/iconName';
import { Sheet } from '../../../../components/Sheet/Sheet';
import { copyText, showToast } from '../../../../platform/device';
import { openPage } from '../../../../platform/navigation';
import { routes } from '../../../../routes';
import { staff } from '../../messages';
import { orderSteps } from '../../steps/stepOrder';

interface MoreSheetProps {
  report: ReportDetail;
  onStep: (step: StaffStep) => void;
  onClose: () => void;
}

const ICONS: Record<StaffStep, IconName> = {
  accept: 'clipboard-check',
  verify: 'badge-check',
  dispatch: 'forward',
  resolve: 'circle-check',
  progress: 'message-square-text',
  askForMore: 'message-circle',
  decline: 'undo-2',
  reject: 'ban',
  note: 'lock',
};
const words = staff.report;

/** Every other step that is allowed now, and where else one may look. */
export function MoreSheet({ report, onStep, onClose }: MoreSheetProps) {
  const { others } = orderSteps(report.abilities);
  const isReporter = report.abilities.includes('supplement') || report.abilities.includes('rate');
  const copy = async () => {
    if (await copyText(report.number)) showToast(words.copied);
    onClose();
  };
  const go = (url: string) => {
    onClose();
    openPage(url);
  };
  return (
    <Sheet open title={words.moreTitle} onClose={onClose}>
      <Card flush>
        {others.map((step) => (
          <Cell
            key={step}
            icon={ICONS[step]}
            title={staff.steps[step].title}
            note={step === 'note' ? words.residentsCannotSee : undefined}
            tone={step === 'reject' || step === 'decline' ? 'danger' : 'plain'}
            onPress={() => onStep(step)}
          />
        ))}
        <Cell
          icon="list-tree"
          title={words.workflow}
          onPress={() => go(routes.staffWorkflow(report.state))}
        />
        <Cell
          icon="clipboard-list"
          title={words.copyNumber}
          value={report.number}
          onPress={() => void copy()}
        />
        {isReporter && (
          <Cell
            icon="user-round"
            title={words.asResident}
            onPress={() => go(routes.report(report.id))}
          />
        )}
      </Card>
    </Sheet>
  );
}
