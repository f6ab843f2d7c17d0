import type { ReportDetail } from '@shared/schemas/reports';
import { useState } from 'react';
import { supplementReport } from '../../api/reports';
import { Button } from '../../components/Button/Button';
import { Field, WordsField } from '../../components/Field/Field';
import { Notice } from '../../components/Notice/Notice';
import { PhotoEditor } from '../../components/PhotoGrid/PhotoGrid';
import { Sheet } from '../../components/Sheet/Sheet';
import { usePhotoUploads } from '../../loading/usePhotoUploads';
import { useStep } from '../../loading/useStep';
import { form } from '../../messages/form';
import { reports } from '../../messages/reports';
import { showToast } from '../../platform/device';

interface SupplementSheetProps {
  report: ReportDetail;
  onClose: () => void;
  onDone: (report: ReportDetail) => void;
  /** Somebody was faster: the page must read again. */
  onOutdated: () => void;
}

const MOST_LETTERS = 2000;

/** What the staff asked for. */
export function SupplementSheet({ report, onClose, onDone, onOutdated }: SupplementSheetProps) {
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const uploads = usePhotoUploads();
  const step = useStep(report);

  const send = async () => {
    setAsked(true);
    if (words.trim() === '') return;
    const next = await step.take((on) =>
      supplementReport(on, { words: words.trim(), photos: uploads.receipts }),
    );
    if (!next) return onOutdated();
    showToast(reports.supplementSent);
    onDone(next);
  };
  return (
    <Sheet
      open
      title={reports.supplementTitle}
      onClose={onClose}
      footer={
        <Button
          words={reports.supplementSend}
          busy={step.busy}
          disabled={uploads.sending}
          onPress={() => void send()}
        />
      }
    >
      {step.problem && <Notice tone="danger" words={step.problem.words} />}
      <WordsField
        id="supplement"
        label={reports.supplementWords}
        value={words}
        onChange={setWords}
        maxLength={MOST_LETTERS}
        error={asked && words.trim() === '' ? reports.supplementMissing : undefined}
      />
      <Field id="supplement-photos" label={form.photos} optional>
        <PhotoEditor
          photos={uploads.photos}
          most={uploads.most}
          onAdd={uploads.add}
          onRetry={uploads.retry}
          onRemove={uploads.remove}
        />
      </Field>
    </Sheet>
  );
}
