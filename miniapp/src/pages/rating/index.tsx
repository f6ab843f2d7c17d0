import { useRouter } from '@tarojs/taro';
import { Button } from '../../components/Button/Button';
import { EmptyState } from '../../components/EmptyState/EmptyState';
import { MemberPage } from '../../components/Page/MemberPage';
import { Page } from '../../components/Page/Page';
import { useReport } from '../../loading/useReport';
import { rating } from '../../messages/rating';
import { reports } from '../../messages/reports';
import { replacePage } from '../../platform/leavePage';
import { routes } from '../../routes';
import { RatingForm } from './RatingForm';

export default function RatingPage() {
  const { id = '' } = useRouter().params;
  return (
    <MemberPage title={rating.title} skeleton="form" signInWords={reports.signInFirst} consent>
      {() => <RateReport id={id} />}
    </MemberPage>
  );
}

function RateReport({ id }: { id: string }) {
  const { report, problem, reload } = useReport(id);
  if (report?.abilities.includes('rate'))
    return <RatingForm report={report} next={routes.report(id)} onOutdated={() => void reload()} />;
  return (
    <Page
      title={rating.title}
      narrow
      loading={!report && 'form'}
      problem={problem}
      onRetry={() => void reload()}
    >
      <EmptyState icon="circle-check" words={rating.cannotRate}>
        <Button words={rating.backToReport} onPress={() => replacePage(routes.report(id))} />
      </EmptyState>
    </Page>
  );
}
