import { useState } from 'react';
import { downloadMyData, type Keep } from '../../../../api/privacy';
import { toProblem } from '../../../../api/problem';
import { dayOf } from '../../../../clock/dayOf';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { Notice } from '../../../../components/Notice/Notice';
import { showToast } from '../../../../platform/device';
import { Box } from '../../../../platform/elements/Box';
import { account } from '../../messages';
import { sizeOf } from '../../sizeOf';

const words = account.exporting;

/** Everything about me in one file. */
export function ExportCard() {
  const [bytes, setBytes] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [keep, setKeep] = useState<Keep>(null);

  const take = async () => {
    setBytes(0);
    setProblem(null);
    setKeep(null);
    // Every 64 KB is often enough to see that it goes on.
    let shown = 0;
    const onProgress = (came: number) => {
      if (came - shown < 65_536) return;
      shown = came;
      setBytes(came);
    };
    try {
      const left = await downloadMyData(words.fileName(dayOf(new Date())), onProgress);
      setKeep(() => left);
      showToast(words.done);
    } catch (thrown) {
      setProblem(toProblem(thrown).words);
    } finally {
      setBytes(null);
    }
  };
  return (
    <Card title={words.title}>
      <Box>{words.note}</Box>
      {problem && <Notice tone="danger" words={problem} />}
      {bytes !== null && <Notice tone="info" words={words.working(sizeOf(bytes))} />}
      {keep && <Notice tone="success" words={words.shareNote} />}
      {keep ? (
        <Button words={words.share} icon="forward" onPress={() => void keep()} />
      ) : (
        <Button
          kind="secondary"
          words={words.action}
          busy={bytes !== null}
          onPress={() => void take()}
        />
      )}
    </Card>
  );
}
