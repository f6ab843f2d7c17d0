import { useState } from 'react';
import { toProblem } from '../../../../api/problem';
import { Button } from '../../../../components/Button/Button';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { Field, WordsField } from '../../../../components/Field/Field';
import { Notice } from '../../../../components/Notice/Notice';
import { Sheet } from '../../../../components/Sheet/Sheet';
import { restrictionWords as words } from '../../restrictionWords';

interface ReasonSheetProps {
  title: string;
  /** Of an objection: whether the restriction stays. */
  asksOutcome?: boolean;
  onClose: () => void;
  /** Throws Problem. */
  onSend: (words: string, upheld: boolean) => Promise<void>;
}

const MOST_LETTERS = 300;
const OUTCOMES = [
  { value: 'uphold', words: words.uphold },
  { value: 'release', words: words.release },
] as const;

/** Why a restriction ends early, or what became of an objection: the person reads it. */
export function ReasonSheet({ title, asksOutcome, onClose, onSend }: ReasonSheetProps) {
  const [said, setSaid] = useState('');
  const [outcome, setOutcome] = useState<'uphold' | 'release'>('uphold');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async () => {
    setTried(true);
    if (said.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      await onSend(said.trim(), outcome === 'uphold');
    } catch (thrown) {
      setProblem(toProblem(thrown).words);
      setBusy(false);
    }
  };
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          {problem && <Notice tone="danger" words={problem} />}
          <Button words={title} busy={busy} onPress={() => void send()} />
        </>
      }
    >
      {asksOutcome && (
        <Field id="outcome" label={words.outcome}>
          <ChipGroup label={words.outcome} chips={OUTCOMES} value={outcome} onChange={setOutcome} />
        </Field>
      )}
      <WordsField
        id="reason"
        label={words.words}
        hint={words.wordsHint}
        value={said}
        onChange={setSaid}
        maxLength={MOST_LETTERS}
        error={tried && said.trim() === '' ? words.missing : undefined}
      />
    </Sheet>
  );
}
