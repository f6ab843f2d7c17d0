import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { toProblem } from '../../api/problem';
import { confirmSignIn } from '../../api/sessions';
import { requestOfQr } from '../../api/signInQr';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { EmptyState } from '../../components/EmptyState/EmptyState';
import { Notice } from '../../components/Notice/Notice';
import { MemberPage } from '../../components/Page/MemberPage';
import { Page } from '../../components/Page/Page';
import { confirmSignIn as words } from '../../messages/me';
import { reports } from '../../messages/reports';
import { showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { goBack } from '../../platform/leavePage';
import { sceneOf } from '../../platform/wechat';
import { routes } from '../../routes';

/** Opened by the QR itself (`q`), or from 我 with the request that was scanned. */
export default function ConfirmSignInPage() {
  const { params } = useRouter();
  const scene = sceneOf(params);
  const id = params.request ?? (scene === null ? null : requestOfQr(scene));
  return (
    <MemberPage title={words.title} skeleton="form" signInWords={reports.signInFirst}>
      {() => <Question id={id} />}
    </MemberPage>
  );
}

function Question({ id }: { id: string | null }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const leave = () => goBack(routes.me);
  const confirm = async (request: string) => {
    setBusy(true);
    try {
      await confirmSignIn(request);
      showToast(words.done);
      leave();
    } catch (thrown) {
      const refusal = toProblem(thrown);
      setProblem(refusal.code === 'not_found' ? words.expired : refusal.words);
      setBusy(false);
    }
  };
  if (!id)
    return (
      <Page title={words.title} narrow>
        <EmptyState icon="qr-code" words={words.unreadable} />
      </Page>
    );
  return (
    <Page
      title={words.title}
      narrow
      footer={
        <>
          <Button words={words.yes} busy={busy} onPress={() => void confirm(id)} />
          <Button kind="plain" words={words.no} onPress={leave} />
        </>
      }
    >
      <Card>
        <Box>{words.question}</Box>
        <Notice tone="warning" words={words.warning} />
        {problem && <Notice tone="danger" words={problem} />}
      </Card>
    </Page>
  );
}
