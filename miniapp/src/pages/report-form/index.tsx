import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../components/Button/Button';
import { EmptyState } from '../../components/EmptyState/EmptyState';
import { MemberPage } from '../../components/Page/MemberPage';
import { Page } from '../../components/Page/Page';
import { form } from '../../messages/form';
import { openTab } from '../../platform/navigation';
import { routes } from '../../routes';
import { ReportForm } from './ReportForm';

export default function ReportFormPage() {
  const { group } = useRouter().params;
  const [queued, setQueued] = useState(false);
  // Said on this very page: without a network a browser may not be able to open another.
  if (queued)
    return (
      <Page title={form.title} narrow>
        <EmptyState icon="cloud-off" words={form.queued} live>
          <Button words={form.queuedHome} onPress={() => openTab(routes.home)} />
        </EmptyState>
      </Page>
    );
  return (
    <MemberPage title={form.title} skeleton="form" signInWords={form.signInFirst} consent>
      {(me) => <ReportForm me={me} group={group} onQueued={() => setQueued(true)} />}
    </MemberPage>
  );
}
