import type { ErasureResponse } from '@shared/schemas/erasure';
import { useState } from 'react';
import { cancelErasure, findErasure, requestErasure } from '../../../../api/privacy';
import { toProblem } from '../../../../api/problem';
import { createSession } from '../../../../api/sessions';
import { exactTime } from '../../../../clock/exactTime';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { Cell } from '../../../../components/Cell/Cell';
import { Confirm } from '../../../../components/Confirm/Confirm';
import { Notice } from '../../../../components/Notice/Notice';
import { useLoad } from '../../../../loading/useLoad';
import { showToast } from '../../../../platform/device';
import { Box } from '../../../../platform/elements/Box';
import { openPage } from '../../../../platform/navigation';
import { inWechat, wechatCode } from '../../../../platform/wechat';
import { routes } from '../../../../routes';
import { account } from '../../messages';

const words = account.erasing;

/** WeChat vouches for the person anew, without a tap; a browser cannot. */
async function signInAgain(): Promise<void> {
  if (inWechat) await createSession({ kind: 'wechat', code: await wechatCode() });
}

/** Being forgotten: what goes, what stays, and the way back. */
export function EraseCard() {
  const { data, problem, setData, reload } = useLoad(findErasure, 'erasure');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ code: string; words: string } | null>(null);

  const take = async (work: () => Promise<ErasureResponse>, done: string) => {
    setBusy(true);
    setFailed(null);
    try {
      setData(await work());
      showToast(done);
    } catch (thrown) {
      setFailed(toProblem(thrown));
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  const request = () =>
    take(async () => {
      await signInAgain();
      return requestErasure();
    }, words.requested);

  if (problem)
    return (
      <Card title={words.title}>
        <Notice tone="danger" words={problem.words}>
          <Button compact kind="plain" words={account.retry} onPress={() => void reload()} />
        </Notice>
      </Card>
    );
  const waiting = data?.erasure;
  return (
    <>
      <Card title={words.title}>
        {waiting ? (
          <Notice tone="warning" words={words.waiting(exactTime(waiting.dueAt, new Date()))} />
        ) : (
          <Box>{words.note}</Box>
        )}
        {data?.hasPosts && <Notice tone="info" words={words.posts} />}
        {failed && (
          <Notice
            tone={failed.code === 'sign_in_again' ? 'info' : 'danger'}
            words={failed.code === 'sign_in_again' ? words.again : failed.words}
          >
            {failed.code === 'sign_in_again' && (
              <Button
                compact
                kind="plain"
                words={words.signInAgain}
                onPress={() => openPage(routes.signIn)}
              />
            )}
          </Notice>
        )}
        {waiting?.canCancel && (
          <Button
            words={words.cancel}
            busy={busy}
            onPress={() => void take(cancelErasure, words.cancelled)}
          />
        )}
        {data && !waiting && !data.hasPosts && (
          <Button kind="danger" words={words.action} onPress={() => setAsking(true)} />
        )}
      </Card>
      {data && data.openReports.length > 0 && !data.hasPosts && (
        <Card flush title={words.openTitle}>
          <Cell title={words.openNote} />
          {data.openReports.map((one) => (
            <Cell
              key={one.id}
              title={one.number}
              value={one.stateName}
              onPress={() => openPage(routes.report(one.id))}
            />
          ))}
        </Card>
      )}
      <Confirm
        open={asking}
        title={words.confirmTitle}
        words={words.confirmWords}
        action={words.confirm}
        danger
        busy={busy}
        onConfirm={() => void request()}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}
