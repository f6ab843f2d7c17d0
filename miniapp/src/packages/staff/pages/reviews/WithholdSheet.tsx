import { useState } from 'react';
import { Button } from '../../../../components/Button/Button';
import { WordsField } from '../../../../components/Field/Field';
import { Notice } from '../../../../components/Notice/Notice';
import { Sheet } from '../../../../components/Sheet/Sheet';
import { reviewWords } from '../../reviewWords';
import { QuickPhrases } from '../../steps/QuickPhrases';

interface WithholdSheetProps {
  id: string;
  busy: boolean;
  problem: string | null;
  onWithhold: (reason: string) => void;
  onClose: () => void;
}

const MOST_LETTERS = 200;
const words = reviewWords.sheet;

/** Asks for the reason the author will read. */
export function WithholdSheet({ id, busy, problem, onWithhold, onClose }: WithholdSheetProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const said = reason.trim();
  return (
    <Sheet
      open
      title={words.title}
      onClose={onClose}
      footer={
        <>
          {problem && <Notice tone="danger" words={problem} />}
          <Button
            kind="danger"
            words={words.action}
            busy={busy}
            onPress={() => {
              setTried(true);
              if (said !== '') onWithhold(said);
            }}
          />
        </>
      }
    >
      <Notice tone="info" words={words.hint} />
      <QuickPhrases phrases={words.phrases} onChoose={setReason} />
      <WordsField
        id={`withhold-${id}`}
        label={words.reason}
        value={reason}
        onChange={setReason}
        maxLength={MOST_LETTERS}
        error={tried && said === '' ? words.missing : undefined}
      />
    </Sheet>
  );
}
