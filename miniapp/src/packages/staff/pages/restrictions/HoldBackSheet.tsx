import { useRef, useState } from 'react';
import { newKey } from '../../../../api/client';
import { holdBack } from '../../../../api/privacy';
import { toProblem } from '../../../../api/problem';
import { Button } from '../../../../components/Button/Button';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { Field, WordsField } from '../../../../components/Field/Field';
import { Notice } from '../../../../components/Notice/Notice';
import { Sheet } from '../../../../components/Sheet/Sheet';
import { restrictionWords } from '../../restrictionWords';
import { QuickPhrases } from '../../steps/QuickPhrases';

interface HoldBackSheetProps {
  reportId: string;
  onClose: () => void;
  onDone: () => void;
}

const words = restrictionWords.hold;
const MOST_LETTERS = 300;
const DAYS = ['3', '7', '30', '90'] as const;
const CHIPS = DAYS.map((value) => ({ value, words: words.daysOf(Number(value)) }));

/** For how long, and why, who made a report is held back. */
export function HoldBackSheet({ reportId, onClose, onDone }: HoldBackSheetProps) {
  const [days, setDays] = useState<(typeof DAYS)[number]>('7');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const key = useRef(newKey());
  const send = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      await holdBack({ reportId, days: Number(days), reason: reason.trim() }, key.current);
      onDone();
    } catch (thrown) {
      const met = toProblem(thrown);
      if (met.code !== 'connection_lost') key.current = newKey();
      setProblem(met.words);
      setBusy(false);
    }
  };
  return (
    <Sheet
      open
      title={words.title}
      onClose={onClose}
      footer={
        <>
          {problem && <Notice tone="danger" words={problem} />}
          <Button kind="danger" words={words.action} busy={busy} onPress={() => void send()} />
        </>
      }
    >
      <Notice tone="info" words={restrictionWords.hint} />
      <Field id="hold-days" label={words.days}>
        <ChipGroup label={words.days} chips={CHIPS} value={days} onChange={setDays} />
      </Field>
      <QuickPhrases phrases={words.phrases} onChoose={setReason} />
      <WordsField
        id="hold-reason"
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={MOST_LETTERS}
        error={tried && reason.trim() === '' ? restrictionWords.missing : undefined}
      />
    </Sheet>
  );
}
