import type { ReportDetail } from '@shared/schemas/reports';
import { useState } from 'react';
import { exactTime } from '../../../../clock/exactTime';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { Page } from '../../../../components/Page/Page';
import { Quote } from '../../../../components/Quote/Quote';
import { useReport } from '../../../../loading/useReport';
import { RatingForm } from '../../../../pages/rating/RatingForm';
import { Box } from '../../../../platform/elements/Box';
import { replacePage } from '../../../../platform/leavePage';
import { routes } from '../../../../routes';
import { staff } from '../../messages';
import { RevealSheet } from '../report/RevealSheet';

const words = staff.phoneRating;

/** Rating for a resident without a phone of their own (代报): asked by telephone by someone who did not handle it. */
export function PhoneRating({ id }: { id: string }) {
  const { report, problem, reload } = useReport(id);
  const next = routes.staffReport(id);
  if (report?.abilities.includes('rate') && !report.reporter.isMe)
    return (
      <RatingForm
        report={report}
        words={words}
        lead={<HowToAsk report={report} />}
        next={next}
        onOutdated={() => void reload()}
      />
    );
  return (
    <Page
      title={words.title}
      narrow
      loading={!report && 'form'}
      problem={problem}
      onRetry={() => void reload()}
    >
      <EmptyState icon="circle-check" words={words.cannot}>
        <Button words={words.back} onPress={() => replacePage(next)} />
      </EmptyState>
    </Page>
  );
}

/** Whom to call, and what to say first. */
function HowToAsk({ report }: { report: ReportDetail }) {
  const [revealing, setRevealing] = useState(false);
  return (
    <Card title={words.callFirst}>
      <Box>{words.intro}</Box>
      <Quote words={words.script(exactTime(report.createdAt), report.category.name)} />
      {report.abilities.includes('reveal') && (
        <Button
          compact
          kind="secondary"
          icon="phone"
          words={staff.report.reveal}
          onPress={() => setRevealing(true)}
        />
      )}
      {revealing && <RevealSheet reportId={report.id} onClose={() => setRevealing(false)} />}
    </Card>
  );
}
