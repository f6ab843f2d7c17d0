import type { ReportDetail } from '@shared/schemas/reports';
import { useState } from 'react';
import type { StaffStep } from '../../../../api/steps';
import { ActionBar } from '../../../../components/ActionBar/ActionBar';
import { Page } from '../../../../components/Page/Page';
import { ReportCourse } from '../../../../components/ReportStory/ReportCourse';
import { ReportHead } from '../../../../components/ReportStory/ReportHead';
import { ReportHolder } from '../../../../components/ReportStory/ReportHolder';
import { ReportMatter } from '../../../../components/ReportStory/ReportMatter';
import { ReportTimeline } from '../../../../components/ReportStory/ReportTimeline';
import { useListEdges } from '../../../../loading/useListEdges';
import { useReport } from '../../../../loading/useReport';
import { openPage } from '../../../../platform/navigation';
import { routes } from '../../../../routes';
import { staff } from '../../messages';
import { StepSheet } from '../../steps/StepSheet';
import { nextStep, orderSteps } from '../../steps/stepOrder';
import { Assignments } from './Assignments';
import { ConfidentialMarks } from './ConfidentialMarks';
import { MoreSheet } from './MoreSheet';
import { ReporterCard } from './ReporterCard';
import { RevealSheet } from './RevealSheet';

const words = staff.report;

/** What a resident sees of a report, and what the post allows to do with it. */
export function StaffReport({ id }: { id: string }) {
  const { report, problem, stale, reload, setReport } = useReport(id);
  const [open, setOpen] = useState<StaffStep | 'more' | 'reveal' | null>(null);
  // The step is taken on what the person saw when the sheet came up, whatever is polled meanwhile.
  const [seen, setSeen] = useState<ReportDetail | null>(null);
  useListEdges(reload, () => undefined);

  const show = (what: StaffStep | 'more' | 'reveal') => {
    setSeen(report);
    setOpen(what);
  };
  const close = () => setOpen(null);
  const goOn = (taken: StaffStep, after: ReportDetail) => {
    setReport(after);
    setSeen(after);
    setOpen(nextStep(taken, after.abilities));
  };
  const leave = (newer: ReportDetail | null) => {
    if (newer) setReport(newer);
    close();
  };
  if (!report || problem)
    return (
      <Page
        title={words.title}
        loading={!report && 'detail'}
        problem={problem}
        onRetry={() => void reload()}
      />
    );
  return (
    <Page
      title={words.title}
      stale={stale}
      footer={
        <ActionBar
          primary={primaryOf(report, show)}
          calm={waitsForParts(report) ? words.waitingForParts : words.waitingForOthers}
          onMore={() => show('more')}
        />
      }
      aside={
        <>
          <ReportHolder report={report} />
          <Assignments report={report} />
        </>
      }
    >
      <ConfidentialMarks report={report} />
      <ReportHead report={report} />
      <ReportCourse report={report} />
      <ReportMatter report={report} />
      <ReporterCard report={report} onReveal={() => show('reveal')} />
      <ReportTimeline report={report} ratingTitle={words.rating} />
      {open === 'more' && <MoreSheet report={report} onStep={show} onClose={close} />}
      {open === 'reveal' && <RevealSheet reportId={id} onClose={close} />}
      {open && open !== 'more' && open !== 'reveal' && seen && (
        <StepSheet
          key={open}
          report={seen}
          step={open}
          onDone={(after) => goOn(open, after)}
          onClose={leave}
        />
      )}
    </Page>
  );
}

/** Whoever leads cannot resolve it before those who assist have answered. */
const waitsForParts = ({ abilities }: ReportDetail): boolean =>
  abilities.includes('progress') && abilities.includes('recallPart');

/** What a thumb finds first: the next step, or asking the resident how it was (代报). */
function primaryOf(report: ReportDetail, show: (step: StaffStep) => void) {
  const { primary } = orderSteps(report.abilities, report.marks);
  if (primary) return { words: staff.steps[primary].title, onPress: () => show(primary) };
  if (!report.abilities.includes('rate')) return null;
  const open = () => openPage(routes.staffPhoneRating(report.id));
  return { words: words.byPhone, icon: 'phone-call' as const, onPress: open };
}
