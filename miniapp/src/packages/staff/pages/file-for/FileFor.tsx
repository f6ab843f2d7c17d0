import type { MeResponse } from '@shared/schemas/me';
import type { SubmitResponse } from '@shared/schemas/reports';
import { useRef, useState } from 'react';
import { toProblem } from '../../../../api/problem';
import { submitReport } from '../../../../api/reports';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { Field, TextField, WordsField } from '../../../../components/Field/Field';
import { Notice } from '../../../../components/Notice/Notice';
import { Page } from '../../../../components/Page/Page';
import { PhotoEditor } from '../../../../components/PhotoGrid/PhotoGrid';
import { PlaceField } from '../../../../components/PlaceField/PlaceField';
import { usePhotoUploads } from '../../../../loading/usePhotoUploads';
import { form } from '../../../../messages/form';
import { KindField } from '../../../../pages/report-form/KindField';
import { showToast } from '../../../../platform/device';
import { Box } from '../../../../platform/elements/Box';
import { forgetPhoto } from '../../../../platform/photos';
import { fileForWords as words } from '../../fileForMessages';
import { Filed } from './Filed';
import { type FileForGap, fileForBody, fileForGaps } from './fileForDraft';
import { GoesTo } from './GoesTo';
import { useFileForDraft } from './useFileForDraft';

const MOST_LETTERS = 2000;
const GAP_WORDS: Record<FileForGap, string> = {
  name: words.nameMissing,
  phone: words.phoneWrong,
  category: form.kindMissing,
  words: form.wordsMissing,
  place: form.placeMissing,
};

interface Sent {
  report: SubmitResponse;
  name: string;
}

/** 代报: a report in a resident's place, and the number to tell them. */
export function FileFor({ me }: { me: MeResponse }) {
  const [filed, setFiled] = useState<Sent | null>(null);
  if (filed) return <Filed {...filed} onAnother={() => setFiled(null)} />;
  return <FileForForm me={me} onFiled={setFiled} />;
}

interface FileForFormProps {
  me: MeResponse;
  onFiled: (sent: Sent) => void;
}

/** The whole report of a resident on one page, with who it is for. */
function FileForForm({ me, onFiled }: FileForFormProps) {
  const { draft, edit, startAnew } = useFileForDraft();
  const uploads = usePhotoUploads(draft.photos, (photos) => edit({ photos }));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const sending = useRef(false);

  const gaps = fileForGaps(draft);
  const error = (gap: FileForGap) => (asked && gaps.includes(gap) ? GAP_WORDS[gap] : undefined);
  const send = async () => {
    setAsked(true);
    const [first] = gaps;
    if (first) return showToast(GAP_WORDS[first]);
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setProblem(null);
    try {
      const report = await submitReport(fileForBody(draft), draft.key);
      for (const photo of draft.photos) void forgetPhoto(photo.path).catch(toProblem);
      startAnew();
      onFiled({ report, name: draft.name.trim() });
    } catch (thrown) {
      const met = toProblem(thrown);
      setProblem(met.code === 'forbidden' ? words.notYours : met.words);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  return (
    <Page
      title={words.title}
      narrow
      footer={
        <>
          {problem && <Notice tone="danger" words={problem} />}
          <Button
            words={words.send}
            busy={busy}
            disabled={uploads.sending}
            onPress={() => void send()}
          />
        </>
      }
    >
      <Box>{words.intro}</Box>
      <Card title={words.who}>
        <TextField
          id="file-for-name"
          label={words.name}
          value={draft.name}
          onChange={(name) => edit({ name })}
          maxLength={40}
          error={error('name')}
        />
        <TextField
          id="file-for-phone"
          label={words.phone}
          hint={words.phoneHint}
          optional
          kind="phone"
          value={draft.phone}
          onChange={(phone) => edit({ phone })}
          maxLength={11}
          error={error('phone')}
        />
      </Card>
      <Card>
        <KindField
          value={draft.category}
          onChange={(category) => edit({ category })}
          error={error('category')}
        />
      </Card>
      <Card>
        <WordsField
          id="file-for-words"
          label={form.words}
          placeholder={form.wordsPlaceholder}
          value={draft.words}
          onChange={(typed) => edit({ words: typed })}
          maxLength={MOST_LETTERS}
          error={error('words')}
        />
        <Field id="file-for-photos" label={form.photos} hint={form.photosHint} optional>
          <PhotoEditor
            photos={uploads.photos}
            most={uploads.most}
            onAdd={uploads.add}
            onRetry={uploads.retry}
            onRemove={uploads.remove}
          />
        </Field>
      </Card>
      <Card title={form.place}>
        <PlaceField
          county={me.county}
          value={draft.place}
          onChange={(place) => edit({ place })}
          withAddress
          error={error('place')}
        />
        <GoesTo category={draft.category} place={draft.place} />
      </Card>
    </Page>
  );
}
