import { useRef, useState } from 'react';
import { newKey } from '../../../../api/client';
import { toProblem } from '../../../../api/problem';
import { revealReporter } from '../../../../api/steps';
import { Button } from '../../../../components/Button/Button';
import { WordsField } from '../../../../components/Field/Field';
import { Notice } from '../../../../components/Notice/Notice';
import { PersonCard } from '../../../../components/PersonCard/PersonCard';
import { Sheet } from '../../../../components/Sheet/Sheet';
import { Box } from '../../../../platform/elements/Box';
import { staff } from '../../messages';
import { QuickPhrases } from '../../steps/QuickPhrases';

interface RevealSheetProps {
  reportId: string;
  onClose: () => void;
}

const MOST_LETTERS = 200;
const words = staff.reveal;

/** The reporter's name and phone, once a reason was given; it goes on the audit log. */
export function RevealSheet({ reportId, onClose }: RevealSheetProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [person, setPerson] = useState<{ name: string | null; phone: string | null } | null>(null);
  const asking = useRef({ busy: false, key: newKey(), reason: '' });

  const reveal = async () => {
    setTried(true);
    const said = reason.trim();
    if (said === '' || asking.current.busy) return;
    if (asking.current.reason !== said)
      asking.current = { busy: false, key: newKey(), reason: said };
    asking.current.busy = true;
    setBusy(true);
    setProblem(null);
    try {
      setPerson(await revealReporter(reportId, said, asking.current.key));
    } catch (thrown) {
      setProblem(toProblem(thrown).words);
    } finally {
      asking.current.busy = false;
      setBusy(false);
    }
  };
  if (person)
    return (
      <Sheet open title={words.title} onClose={onClose}>
        <PersonCard
          name={person.name ?? staff.report.noName}
          post={person.phone ?? words.noPhone}
          phone={person.phone}
        />
        <Box>{words.hint}</Box>
      </Sheet>
    );
  return (
    <Sheet
      open
      title={words.title}
      onClose={onClose}
      footer={
        <>
          {problem && <Notice tone="danger" words={problem} />}
          <Button words={words.action} busy={busy} onPress={() => void reveal()} />
        </>
      }
    >
      <Notice tone="info" words={words.hint} />
      <QuickPhrases phrases={words.phrases} onChoose={setReason} />
      <WordsField
        id="reveal-reason"
        label={words.reason}
        value={reason}
        onChange={setReason}
        maxLength={MOST_LETTERS}
        error={tried && reason.trim() === '' ? staff.missing.words : undefined}
      />
    </Sheet>
  );
}
