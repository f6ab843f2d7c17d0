import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button/Button';
import { EmptyState } from '../../components/EmptyState/EmptyState';
import { MemberPage } from '../../components/Page/MemberPage';
import { Page } from '../../components/Page/Page';
import { drafts as draftWords } from '../../messages/drafts';
import { form } from '../../messages/form';
import { openTab, replacePage } from '../../platform/leavePage';
import { routes } from '../../routes';
import { useDrafts } from '../../stores/drafts';
import { ReportForm } from './ReportForm';
import { useFormStart } from './useFormStart';

export default function ReportFormPage() {
  const { params } = useRouter();
  const started = useFormStart(params);
  const key = useDrafts((drafts) => drafts.draft.key);
  const [queued, setQueued] = useState(false);
  // The next one begins empty; this one is on its way.
  useEffect(() => {
    if (queued) useDrafts.getState().startAnew();
  }, [queued]);
  // Said on this very page: without a network a browser may not be able to open another.
  if (queued)
    return (
      <Page title={form.title} narrow>
        <EmptyState icon="cloud-off" words={form.queued} live>
          <Button words={form.queuedHome} onPress={() => openTab(routes.home)} />
          <Button
            kind="plain"
            words={draftWords.seeAll}
            onPress={() => void replacePage(routes.drafts)}
          />
        </EmptyState>
      </Page>
    );
  if (!started) return <Page title={form.title} narrow loading="form" />;
  return (
    <MemberPage title={form.title} skeleton="form" signInWords={form.signInFirst} consent>
      {(me) => (
        <ReportForm key={key} me={me} group={params.group} onQueued={() => setQueued(true)} />
      )}
    </MemberPage>
  );
}
