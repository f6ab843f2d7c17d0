import type { Message } from '@shared/schemas/talk';
import { useState } from 'react';
import { toProblem } from '../../../api/problem';
import { redactMessage } from '../../../api/talk';
import { exactTime } from '../../../clock/exactTime';
import { Button } from '../../../components/Button/Button';
import { ChipGroup } from '../../../components/ChipGroup/ChipGroup';
import { Field, WordsField } from '../../../components/Field/Field';
import { Notice } from '../../../components/Notice/Notice';
import { Quote } from '../../../components/Quote/Quote';
import { Sheet } from '../../../components/Sheet/Sheet';
import { showToast } from '../../../platform/device';
import { talkWords } from '../messages';

const words = talkWords.redact;
const MOST_LETTERS = 200;
const CHIPS = words.phrases.map((phrase) => ({ value: phrase, words: phrase }));

interface RedactSheetProps {
  message: Message;
  /** It is gone; shows what stands in its place. */
  onDone: () => Promise<void>;
  onClose: () => void;
}

/** Takes a message out for good: what it is, that it cannot come back, why, and only then. */
export function RedactSheet({ message, onDone, onClose }: RedactSheetProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [own, setOwn] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const reason = own.trim() || chosen;

  const take = async () => {
    setAsked(true);
    if (!reason) return;
    setBusy(true);
    setFailed(null);
    try {
      const { backupsUntil } = await redactMessage(message.id, reason);
      showToast(words.done(exactTime(backupsUntil, new Date())));
      await onDone();
      onClose();
    } catch (thrown) {
      setFailed(toProblem(thrown).words);
      setBusy(false);
    }
  };
  return (
    <Sheet
      open
      title={words.title}
      onClose={onClose}
      footer={<Button kind="danger" words={words.action} busy={busy} onPress={() => void take()} />}
    >
      <Notice tone="warning" words={words.note} />
      {failed && <Notice tone="danger" words={failed} />}
      {message.kind === 'text' && message.text && <Quote words={message.text} />}
      <Field id="redact-why" label={words.reason}>
        <ChipGroup label={words.reason} chips={CHIPS} value={chosen} onChange={setChosen} />
      </Field>
      <WordsField
        id="redact-reason"
        label={words.own}
        hint={words.ownHint}
        optional
        value={own}
        onChange={setOwn}
        maxLength={MOST_LETTERS}
        error={asked && !reason ? words.missing : undefined}
      />
    </Sheet>
  );
}
