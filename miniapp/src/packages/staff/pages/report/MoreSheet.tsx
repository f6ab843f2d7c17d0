import type { ReportDetail } from '@shared/schemas/reports';
import type { StaffStep } from '../../../../api/steps';
import { Card } from '../../../../components/Card/Card';
import { Cell } from '../../../../components/Cell/Cell';
import { Sheet } from '../../../../components/Sheet/Sheet';
import { report as reportWords } from '../../../../messages/report';
import { copyText, showToast } from '../../../../platform/device';
import { openPage } from '../../../../platform/navigation';
import { routes } from '../../../../routes';
import { staff } from '../../messages';
import { restrictionWords } from '../../restrictionWords';
import { STEP_ICONS } from '../../steps/stepIcons';
import { groupOf, isDangerous, orderSteps, STEP_GROUPS } from '../../steps/stepOrder';

interface MoreSheetProps {
  report: ReportDetail;
  onStep: (step: StaffStep) => void;
  onClose: () => void;
}

const words = staff.report;
/** What a person may do as the one who reported it, or who sent it for a resident (代报). */
const AS_REPORTER = ['correct', 'withdraw', 'supplement', 'urge', 'appeal'] as const;

/** Every other step that is allowed now, those of a kind together, and where else one may look. */
export function MoreSheet({ report, onStep, onClose }: MoreSheetProps) {
  const { others } = orderSteps(report.abilities, report.marks);
  const isReporter = AS_REPORTER.some((ability) => report.abilities.includes(ability));
  const copy = async () => {
    if (await copyText(report.number)) showToast(words.copied);
    onClose();
  };
  const go = (url: string) => {
    onClose();
    openPage(url);
  };
  return (
    <Sheet open title={reportWords.more} onClose={onClose}>
      {STEP_GROUPS.map((group) => {
        const steps = others.filter((step) => groupOf(step) === group);
        if (steps.length === 0) return null;
        return (
          <Card key={group} flush title={words.groups[group]}>
            {steps.map((step) => (
              <Cell
                key={step}
                icon={STEP_ICONS[step]}
                title={staff.steps[step].title}
                note={step === 'note' ? words.residentsCannotSee : undefined}
                tone={isDangerous(step) ? 'danger' : 'plain'}
                onPress={() => onStep(step)}
              />
            ))}
          </Card>
        );
      })}
      <Card flush>
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
        {report.abilities.includes('redact') && (
          <Cell
            icon="eye-off"
            title={reportWords.redact}
            onPress={() => go(routes.redact(report.id))}
          />
        )}
        {report.abilities.includes('holdBack') && (
          <Cell
            icon="ban"
            tone="danger"
            title={restrictionWords.hold.title}
            onPress={() => go(routes.staffRestrictions(report.id))}
          />
        )}
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
