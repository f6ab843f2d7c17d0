import { useState } from 'react';
import { takeReporterStep } from '../../api/reports';
import { Button } from '../../components/Button/Button';
import { Field, WordsField } from '../../components/Field/Field';
import { Notice } from '../../components/Notice/Notice';
import { PlaceField } from '../../components/PlaceField/PlaceField';
import { Sheet } from '../../components/Sheet/Sheet';
import { useStep } from '../../loading/useStep';
import { reporterMore, reporterSteps } from '../../messages/reporterSteps';
import { reports } from '../../messages/reports';
import { showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import type { DraftPlace } from '../../reports/draft';
import { placeBody } from '../../reports/placeBody';
import { KindField } from '../report-form/KindField';
import type { ReporterSheetProps } from './ReporterSheet';

const MOST_LETTERS = 2000;
const said = reporterSteps.correct;

/** Words, kind and place as they stand, to be put right while nobody has verified them. */
export function CorrectSheet({ report, onClose, onDone, onOutdated }: ReporterSheetProps) {
  const [words, setWords] = useState(report.words);
  const [category, setCategory] = useState(report.category.code);
  const [place, setPlace] = useState<DraftPlace | null>(null);
  const [choosing, setChoosing] = useState<'kind' | 'place' | null>(null);
  const [asked, setAsked] = useState(false);
  const step = useStep(report);
  const [county] = report.areaPath;

  const typed = words.trim();
  const body = {
    ...(typed === report.words ? {} : { words: typed }),
    ...(category === report.category.code ? {} : { category }),
    ...(place ? { place: placeBody(place) } : {}),
  };
  const unchanged = Object.keys(body).length === 0;
  const send = async () => {
    setAsked(true);
    if (typed === '' || unchanged) return;
    const next = await step.take((on) => takeReporterStep(on, 'correct', body));
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
        <>
          {asked && unchanged && <Notice tone="warning" words={reporterMore.nothingChanged} />}
          <Button words={said.send} busy={step.busy} onPress={() => void send()} />
        </>
      }
    >
      {step.problem && <Notice tone="danger" words={step.problem.words} />}
      <Box>{said.hint}</Box>
      <WordsField
        id="correct-words"
        label={said.words}
        value={words}
        onChange={setWords}
        maxLength={MOST_LETTERS}
        error={asked && typed === '' ? said.missing : undefined}
      />
      {choosing === 'kind' || category !== report.category.code ? (
        <KindField value={category} onChange={setCategory} />
      ) : (
        <Field
          id="correct-kind"
          label={reporterMore.kind}
          hint={reporterMore.kindNow(report.category.name)}
        >
          <Button
            compact
            kind="secondary"
            words={reporterMore.changeKind}
            onPress={() => setChoosing('kind')}
          />
        </Field>
      )}
      {county && (choosing === 'place' || place) ? (
        <Field id="correct-place" label={reporterMore.place}>
          <PlaceField county={county} value={place} onChange={setPlace} withAddress />
        </Field>
      ) : (
        <Field
          id="correct-place"
          label={reporterMore.place}
          hint={reporterMore.placeNow(
            `${report.areaName} ${report.place.address ?? reports.placeUnnamed}`,
          )}
        >
          <Button
            compact
            kind="secondary"
            words={reporterMore.changePlace}
            onPress={() => setChoosing('place')}
          />
        </Field>
      )}
    </Sheet>
  );
}
