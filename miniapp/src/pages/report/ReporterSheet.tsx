import type { ReportDetail } from '@shared/schemas/reports';
import { useState } from 'react';
import { type ReporterStep, takeReporterStep } from '../../api/reports';
import { Button } from '../../components/Button/Button';
import { Field, WordsField } from '../../components/Field/Field';
import { Notice } from '../../components/Notice/Notice';
import { PhotoEditor } from '../../components/PhotoGrid/PhotoGrid';
import { Sheet } from '../../components/Sheet/Sheet';
import { usePhotoUploads } from '../../loading/usePhotoUploads';
import { useStep } from '../../loading/useStep';
import { form } from '../../messages/form';
import { reporterSteps } from '../../messages/reporterSteps';
import { showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';

interface Needs {
  most: number;
  wordsOptional?: boolean;
  photos?: boolean;
  danger?: boolean;
}

const NEEDS: Record<Exclude<ReporterStep, 'correct'>, Needs> = {
  supplement: { most: 2000, photos: true },
  appeal: { most: 1000, photos: true },
  urge: { most: 200, wordsOptional: true },
  withdraw: { most: 500, wordsOptional: true, danger: true },
};

export interface ReporterSheetProps {
  report: ReportDetail;
  onClose: () => void;
  onDone: (report: ReportDetail) => void;
  /** Somebody was faster: the page must read again. */
  onOutdated: () => void;
}

/** One step of the resident: what it means, some words, perhaps photos. */
export function ReporterSheet({
  step: name,
  report,
  onClose,
  onDone,
  onOutdated,
}: ReporterSheetProps & { step: keyof typeof NEEDS }) {
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const uploads = usePhotoUploads();
  const step = useStep(report);
  const said = reporterSteps[name];
  const needs = NEEDS[name];
  const typed = words.trim();
  const missing = typed === '' && !needs.wordsOptional;

  const send = async () => {
    setAsked(true);
    if (missing) return;
    const body = {
      ...(typed === '' ? {} : { words: typed }),
      ...(needs.photos ? { photos: uploads.receipts } : {}),
    };
    const next = await step.take((on) => takeReporterStep(on, name, body));
    if (!next) return onOutdated();
    showToast(said.done);
    onDone(next);
  };
  return (
    <Sheet
      open
      title={said.title}
      onClose={onClose}
      footer={
        <Button
          kind={needs.danger ? 'danger' : 'primary'}
          words={said.send}
          busy={step.busy}
          disabled={uploads.sending}
          onPress={() => void send()}
        />
      }
    >
      {step.problem && <Notice tone="danger" words={step.problem.words} />}
      {needs.danger ? <Notice tone="warning" words={said.hint} /> : <Box>{said.hint}</Box>}
      <WordsField
        id="reporter-words"
        label={said.words}
        value={words}
        onChange={setWords}
        maxLength={needs.most}
        optional={needs.wordsOptional}
        error={asked && missing ? said.missing : undefined}
      />
      {needs.photos && (
        <Field id="reporter-photos" label={form.photos} optional>
          <PhotoEditor
            photos={uploads.photos}
            most={uploads.most}
            onAdd={uploads.add}
            onRetry={uploads.retry}
            onRemove={uploads.remove}
          />
        </Field>
      )}
    </Sheet>
  );
}
