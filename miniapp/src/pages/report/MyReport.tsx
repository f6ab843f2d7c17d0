import type { ReportDetail } from '@shared/schemas/reports';
import type { State } from '@shared/states';
import { useState } from 'react';
import type { ReporterStep } from '../../api/reports';
import { ActionBar } from '../../components/ActionBar/ActionBar';
import { Notice } from '../../components/Notice/Notice';
import { Page } from '../../components/Page/Page';
import { ReportCourse } from '../../components/ReportStory/ReportCourse';
import { ReportHead } from '../../components/ReportStory/ReportHead';
import { ReportHolder } from '../../components/ReportStory/ReportHolder';
import { ReportMatter } from '../../components/ReportStory/ReportMatter';
import { ReportTimeline } from '../../components/ReportStory/ReportTimeline';
import { SubscribeOffer } from '../../components/SubscribeOffer/SubscribeOffer';
import { useListEdges } from '../../loading/useListEdges';
import { useReport } from '../../loading/useReport';
import { reporterMore, reporterSteps } from '../../messages/reporterSteps';
import { reports } from '../../messages/reports';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import { useSession } from '../../stores/session';
import { CorrectSheet } from './CorrectSheet';
import { MoreSheet } from './MoreSheet';
import { ReporterSheet } from './ReporterSheet';

/** It was given to somebody, and news will come. */
const UNDER_WAY: readonly State[] = ['dispatched', 'accepted', 'suspended', 'reopened'];

/** One's own report: where it stands, who holds it, by when, and what one may do. */
export function MyReport({ id }: { id: string }) {
  const { report, problem, stale, reload, setReport } = useReport(id);
  const me = useSession((session) => session.me);
  const [open, setOpen] = useState<ReporterStep | 'more' | null>(null);
  useListEdges(reload, () => undefined);
  const close = () => setOpen(null);
  const sheet = report && {
    report,
    onClose: close,
    onDone: (next: ReportDetail) => {
      setReport(next);
      close();
    },
    onOutdated: () => void reload(),
  };
  return (
    <Page
      title={reports.detailTitle}
      loading={!report && 'detail'}
      problem={problem}
      stale={stale}
      onRetry={() => void reload()}
      footer={
        report && (
          <ActionBar
            primary={primaryOf(report, setOpen)}
            calm={isOver(report.state) ? '' : reporterMore.waiting}
            onMore={() => setOpen('more')}
          />
        )
      }
      asideFirst
      aside={
        report && (
          <>
            <WhatIsAsked report={report} />
            <ReportHead report={report} />
            <ReportCourse report={report} />
            <ReportHolder report={report} />
            {UNDER_WAY.includes(report.state) && <SubscribeOffer me={me} side="resident" />}
          </>
        )
      }
    >
      {report && (
        <>
          <ReportMatter report={report} />
          <ReportTimeline report={report} />
        </>
      )}
      {report && open === 'more' && <MoreSheet report={report} onStep={setOpen} onClose={close} />}
      {sheet && open === 'correct' && <CorrectSheet {...sheet} />}
      {sheet && open && open !== 'more' && open !== 'correct' && (
        <ReporterSheet key={open} step={open} {...sheet} />
      )}
    </Page>
  );
}

/** What waits for the resident, said before anything else. */
function WhatIsAsked({ report }: { report: ReportDetail }) {
  const { abilities, state, reporter } = report;
  if (abilities.includes('rate') && reporter.isMe)
    return <Notice tone="warning" words={reports.rateNote} />;
  if (state === 'needsMore') return <Notice tone="warning" words={reports.supplementNote} />;
  if (state !== 'rejected') return null;
  const mayAppeal = abilities.includes('appeal');
  return <Notice tone="info" words={mayAppeal ? reports.rejectedNote : reports.rejectedFinally} />;
}

const isOver = (state: State): boolean =>
  state === 'closed' || state === 'withdrawn' || state === 'rejected';

/** What a thumb finds first. */
function primaryOf(
  { id, abilities, reporter }: ReportDetail,
  show: (step: ReporterStep) => void,
): { words: string; icon: 'star' | 'scale' | 'message-circle'; onPress: () => void } | null {
  if (abilities.includes('rate') && reporter.isMe)
    return { words: reports.rate, icon: 'star', onPress: () => openPage(routes.rating(id)) };
  if (abilities.includes('appeal'))
    return {
      words: reporterSteps.appeal.title,
      icon: 'scale',
      onPress: () => show('appeal'),
    };
  if (abilities.includes('supplement'))
    return {
      words: reporterSteps.supplement.title,
      icon: 'message-circle',
      onPress: () => show('supplement'),
    };
  return null;
}
