import type { ReportDetail } from '@shared/schemas/reports';
import type { ReporterStep } from '../../api/reports';
import { Card } from '../../components/Card/Card';
import { Cell } from '../../components/Cell/Cell';
import type { IconName } from '../../components/Icon/iconName';
import { Sheet } from '../../components/Sheet/Sheet';
import { report as reportWords } from '../../messages/report';
import { reporterMore, reporterSteps } from '../../messages/reporterSteps';
import { copyText, showToast } from '../../platform/device';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';

interface MoreSheetProps {
  report: ReportDetail;
  onStep: (step: ReporterStep) => void;
  onClose: () => void;
}

const STEPS: readonly (readonly [step: ReporterStep, icon: IconName])[] = [
  ['supplement', 'message-circle'],
  ['appeal', 'scale'],
  ['urge', 'bell'],
  ['correct', 'pen-line'],
  ['withdraw', 'undo-2'],
];

/** Everything a resident may do with the own report now. */
export function MoreSheet({ report, onStep, onClose }: MoreSheetProps) {
  const copy = async () => {
    if (await copyText(report.number)) showToast(reporterMore.copied);
    onClose();
  };
  const urged = report.marks.includes('urged') && !report.abilities.includes('urge');
  return (
    <Sheet open title={reportWords.more} onClose={onClose}>
      <Card flush>
        {STEPS.filter(([step]) => report.abilities.includes(step)).map(([step, icon]) => (
          <Cell
            key={step}
            icon={icon}
            title={reporterSteps[step].title}
            tone={step === 'withdraw' ? 'danger' : 'plain'}
            onPress={() => onStep(step)}
          />
        ))}
        {urged && (
          <Cell icon="bell" title={reporterSteps.urge.title} note={reporterMore.urgedToday} />
        )}
        {report.abilities.includes('redact') && (
          <Cell
            icon="eye-off"
            title={reportWords.redact}
            onPress={() => {
              onClose();
              openPage(routes.redact(report.id));
            }}
          />
        )}
        <Cell
          icon="clipboard-list"
          title={reporterMore.copyNumber}
          value={report.number}
          onPress={() => void copy()}
        />
      </Card>
    </Sheet>
  );
}
