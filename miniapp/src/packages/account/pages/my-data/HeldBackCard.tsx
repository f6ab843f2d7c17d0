import { useState } from 'react';
import { findMyRestriction, object } from '../../../../api/privacy';
import { toProblem } from '../../../../api/problem';
import { exactTime } from '../../../../clock/exactTime';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { WordsField } from '../../../../components/Field/Field';
import { Notice } from '../../../../components/Notice/Notice';
import { Sheet } from '../../../../components/Sheet/Sheet';
import { useLoad } from '../../../../loading/useLoad';
import { showToast } from '../../../../platform/device';
import { Box } from '../../../../platform/elements/Box';
import { account } from '../../messages';

const words = account.held;
const MOST_LETTERS = 500;

/** Why and until when I am held back, and what I say to it; nothing where I am not. */
export function HeldBackCard() {
  const { data, setData } = useLoad(findMyRestriction, 'restriction');
  const [objecting, setObjecting] = useState(false);
  const held = data?.restriction;
  if (!held) return null;
  const { objection } = held;
  return (
    <Card title={words.title}>
      <Notice
        tone="warning"
        words={`${words.until(exactTime(held.until, new Date()))}。${words.reason(held.reason)}`}
      />
      <Box>{words.by(held.by)}</Box>
      <Box>{words.open}</Box>
      {objection && (
        <Notice
          tone="info"
          words={objection.decision ? words.upheld(objection.decision.words) : words.waiting}
        />
      )}
      {held.canObject && (
        <Button kind="secondary" words={words.object} onPress={() => setObjecting(true)} />
      )}
      {objecting && (
        <ObjectSheet
          onClose={() => setObjecting(false)}
          onSend={async (said) => {
            setData(await object(said));
            showToast(words.objected);
            setObjecting(false);
          }}
        />
      )}
    </Card>
  );
}

interface ObjectSheetProps {
  onClose: () => void;
  /** Throws Problem. */
  onSend: (words: string) => Promise<void>;
}

function ObjectSheet({ onClose, onSend }: ObjectSheetProps) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (typed.trim() === '') return setError(words.objectMissing);
    setBusy(true);
    try {
      await onSend(typed.trim());
    } catch (thrown) {
      setError(toProblem(thrown).words);
      setBusy(false);
    }
  };
  return (
    <Sheet
      open
      title={words.object}
      onClose={onClose}
      footer={<Button words={words.object} busy={busy} onPress={() => void send()} />}
    >
      <Box>{words.objectNote}</Box>
      <WordsField
        id="objection"
        label={words.objectWords}
        value={typed}
        onChange={setTyped}
        maxLength={MOST_LETTERS}
        error={error}
      />
    </Sheet>
  );
}
