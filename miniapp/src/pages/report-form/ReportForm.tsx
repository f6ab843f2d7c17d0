import type { MeResponse } from '@shared/schemas/me';
import { useState } from 'react';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { ChipGroup } from '../../components/ChipGroup/ChipGroup';
import { Field, WordsField } from '../../components/Field/Field';
import { Page } from '../../components/Page/Page';
import { PhotoEditor } from '../../components/PhotoGrid/PhotoGrid';
import { PlaceField } from '../../components/PlaceField/PlaceField';
import { usePhotoUploads } from '../../loading/usePhotoUploads';
import { form } from '../../messages/form';
import { showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { type DraftGap, gapsOf } from '../../reports/draft';
import { useDrafts } from '../../stores/drafts';
import { AboutStaffField } from './AboutStaffField';
import { DangerNotice } from './DangerNotice';
import { DraftBar } from './DraftBar';
import { KindField } from './KindField';
import { SendSheet } from './SendSheet';
import './form.scss';

const MOST_LETTERS = 2000;

const GAP_WORDS: Record<DraftGap, string> = {
  category: form.kindMissing,
  words: form.wordsMissing,
  place: form.placeMissing,
};

const NAME_CHOICES = [
  { value: 'shown', words: form.nameShown },
  { value: 'hidden', words: form.nameHidden },
] as const;

interface ReportFormProps {
  me: MeResponse;
  /** The big kind that was chosen on the page before. */
  group?: string;
  /** It was kept for lack of a network. */
  onQueued: () => void;
}

/** The whole report on one page. Everything typed is kept at once. */
export function ReportForm({ me, group, onQueued }: ReportFormProps) {
  const { draft, edit, keepPhotos } = useDrafts();
  const uploads = usePhotoUploads(draft.photos, (photos) => keepPhotos(draft.key, photos));
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);

  const gaps = gapsOf(draft);
  const error = (gap: DraftGap) => (asked && gaps.includes(gap) ? GAP_WORDS[gap] : undefined);
  const own = me.grid[me.grid.length - 1];
  const next = () => {
    setAsked(true);
    const first = gaps[0];
    if (first) showToast(GAP_WORDS[first]);
    else setSending(true);
  };
  return (
    <Page title={form.title} narrow footer={<Button words={form.next} onPress={next} />}>
      <DraftBar />
      <Card>
        <KindField
          value={draft.category}
          onChange={(category) => edit({ category })}
          group={group}
          error={error('category')}
        />
      </Card>
      <Card>
        <WordsField
          id="words"
          label={form.words}
          placeholder={form.wordsPlaceholder}
          value={draft.words}
          onChange={(words) => edit({ words })}
          maxLength={MOST_LETTERS}
          error={error('words')}
        />
        <DangerNotice words={draft.words} />
        <Field id="photos" label={form.photos} hint={form.photosHint} optional>
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
          own={
            own
              ? {
                  code: own.code,
                  label: me.grid
                    .slice(1)
                    .map((step) => step.name)
                    .join(' '),
                }
              : null
          }
          withAddress
          error={error('place')}
        />
      </Card>
      <Card title={form.name}>
        <ChipGroup
          label={form.name}
          chips={NAME_CHOICES}
          value={draft.hideName ? 'hidden' : 'shown'}
          onChange={(choice) => edit({ hideName: choice === 'hidden' })}
        />
        <Box className="form__note">{form.nameHint}</Box>
        <AboutStaffField
          gridCode={draft.place?.areaCode ?? own?.code ?? null}
          value={draft.aboutStaff}
          onChange={(aboutStaff) => edit({ aboutStaff })}
        />
      </Card>
      <Box className="form__note form__note--middle">{form.saved}</Box>
      {sending && (
        <SendSheet
          me={me}
          sending={uploads.sending}
          failed={uploads.failed}
          onClose={() => setSending(false)}
          onQueued={onQueued}
        />
      )}
    </Page>
  );
}
