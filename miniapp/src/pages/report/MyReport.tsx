import type { State } from '@shared/workflow';
import { useState } from 'react';
import { Button } from '../../components/Button/Button';
import { Notice } from '../../components/Notice/Notice';
import { Page } from '../../components/Page/Page';
import { ReportHead } from '../../components/ReportStory/ReportHead';
import { ReportHolder } from '../../components/ReportStory/ReportHolder';
import { ReportMatter } from '../../components/ReportStory/ReportMatter';
import { ReportTimeline } from '../../components/ReportStory/ReportTimeline';
import { SubscribeOffer } from '../../components/SubscribeOffer/SubscribeOffer';
import { useListEdges } from '../../loading/useListEdges';
import { useReport } from '../../loading/useReport';
import { reports } from '../../messages/reports';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import { useSession } from '../../stores/session';
import { SupplementSheet } from './SupplementSheet';

/** It was given to somebody, and news will come. */
const UNDER_WAY: readonly State[] = ['dispatched', 'accepted', 'suspended', 'reopened'];

/** One's own report: where it stands, who holds it, by when, and what one may do. */
export function MyReport({ id }: { id: string }) {
  const { report, problem, reload, setReport } = useReport(id);
  const me = useSession((session) => session.me);
  const [supplementing, setSupplementing] = useState(false);
  useListEdges(reload, () => undefined);

  const may = (ability: 'rate' | 'supplement') => report?.abilities.includes(ability) ?? false;
  const action = may('rate') ? (
    <Button icon="star" words={reports.rate} onPress={() => openPage(routes.rating(id))} />
  ) : may('supplement') ? (
    <Button
      icon="message-circle"
      words={reports.supplement}
      onPress={() => setSupplementing(true)}
    />
  ) : undefined;
  return (
    <Page
      title={reports.detailTitle}
      loading={!report && 'detail'}
      problem={problem}
      onRetry={() => void reload()}
      footer={action}
      asideFirst
      aside={
        report && (
          <>
            {may('rate') && <Notice tone="warning" words={reports.rateNote} />}
            {may('supplement') && <Notice tone="warning" words={reports.supplementNote} />}
            {report.state === 'rejected' && <Notice tone="info" words={reports.rejectedNote} />}
            <ReportHead report={report} />
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
          {supplementing && (
            <SupplementSheet
              report={report}
              onClose={() => setSupplementing(false)}
              onDone={(next) => {
                setReport(next);
                setSupplementing(false);
              }}
              onOutdated={() => void reload()}
            />
          )}
        </>
      )}
    </Page>
  );
}
