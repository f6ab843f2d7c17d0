import type { Photo } from '@shared/schemas/uploads';
import { Field } from '../../../components/Field/Field';
import { PhotoEditor, PhotoGrid } from '../../../components/PhotoGrid/PhotoGrid';
import { usePhotoUploads } from '../../../loading/usePhotoUploads';
import { Box } from '../../../platform/elements/Box';
import { staff } from '../messages';
import type { StepInHand } from './useStepInHand';

interface PhotosFieldProps {
  inHand: StepInHand;
  /** How it looked when it was reported; with it the new ones are "after". */
  before?: readonly Photo[];
}

/** Photos of a step, sent while the words are still being typed. */
export function PhotosField({ inHand, before }: PhotosFieldProps) {
  const { draft, edit } = inHand;
  const uploads = usePhotoUploads(
    draft.photos,
    (photos) => {
      const more = photos.length > draft.photos.length;
      edit({ photos, ...(more ? { capturedAt: new Date().toISOString() } : {}) });
    },
    inHand.preparePhotos,
  );
  const words = staff.fields;
  return (
    <>
      {before && (
        <Field id="step-before" label={words.before}>
          {before.length === 0 ? <Box>{words.noBefore}</Box> : <PhotoGrid photos={before} />}
        </Field>
      )}
      <Field
        id="step-photos"
        label={before ? words.after : words.photos}
        hint={before ? words.afterHint : undefined}
        optional
      >
        <PhotoEditor
          photos={uploads.photos}
          most={uploads.most}
          onAdd={uploads.add}
          onRetry={uploads.retry}
          onRemove={uploads.remove}
        />
      </Field>
    </>
  );
}
