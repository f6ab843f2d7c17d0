import { useState } from 'react';
import { toProblem } from '../../api/problem';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { Notice } from '../../components/Notice/Notice';
import { signIn } from '../../messages/me';
import { enterWithWechat } from '../../stores/session';
import { Box } from '../elements/Box';

/** In WeChat: one tap. */
export function SignInWays({ onDone }: { onDone: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const enter = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await enterWithWechat();
      onDone();
    } catch (thrown) {
      setProblem(toProblem(thrown).words);
      setBusy(false);
    }
  };
  return (
    <Card>
      <Box>{signIn.quickNote}</Box>
      {problem && <Notice tone="danger" words={problem} />}
      <Button words={signIn.quick} busy={busy} onPress={() => void enter()} />
    </Card>
  );
}
