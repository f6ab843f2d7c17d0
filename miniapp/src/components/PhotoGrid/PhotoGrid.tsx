import type { ContentState } from '@shared/schemas/uploads';
import { contentWords } from '../../messages/content';
import { photos as words } from '../../messages/photos';
import { report } from '../../messages/report';
import { Box } from '../../platform/elements/Box';
import { Picture } from '../../platform/elements/Picture';
import { Tap } from '../../platform/elements/Tap';
import { previewPhotos } from '../../platform/previewPhotos';
import { ContentMark } from '../ContentMark/ContentMark';
import { Icon } from '../Icon/Icon';
import './PhotoGrid.scss';

/** A photo being added: where it stands on its way to the server. */
export interface PhotoOnItsWay {
  id: string;
  preview: string;
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  /** 0 to 100 while sending. */
  percent: number;
  /** Why it failed, and what to do. */
  problem?: string;
}

interface PhotoEditorProps {
  photos: readonly PhotoOnItsWay[];
  most: number;
  onAdd: () => void;
  onRetry: (id: string) => void;
  onRemove: (id: string) => void;
}

/** Photos being added: progress on each, one tap to try again, to remove, to see it large. */
export function PhotoEditor({ photos, most, onAdd, onRetry, onRemove }: PhotoEditorProps) {
  const previews = photos.map((photo) => photo.preview);
  return (
    <Box className="photo-grid">
      {photos.map((photo, index) => (
        <Box key={photo.id} className="photo-grid__cell">
          <Tap
            className="photo-grid__picture"
            label={
              photo.state === 'failed'
                ? words.retry(index + 1)
                : report.photo(index + 1, photos.length)
            }
            onPress={() =>
              photo.state === 'failed' ? onRetry(photo.id) : previewPhotos(previews, photo.preview)
            }
          >
            <Picture src={photo.preview} alt="" />
            {photo.state !== 'sent' && (
              <Box className={`photo-grid__veil photo-grid__veil--${photo.state}`}>
                <Icon name={photo.state === 'failed' ? 'refresh-cw' : 'upload'} size="small" />
                <Box as="span">
                  {photo.state === 'failed'
                    ? words.tapToRetry
                    : photo.state === 'waiting'
                      ? words.waiting
                      : `${photo.percent}%`}
                </Box>
              </Box>
            )}
          </Tap>
          <Tap
            className="photo-grid__remove"
            label={photo.state === 'sending' ? words.cancel(index + 1) : words.remove(index + 1)}
            onPress={() => onRemove(photo.id)}
          >
            <Box className="photo-grid__cross">
              <Icon name="x" size="small" />
            </Box>
          </Tap>
        </Box>
      ))}
      {photos.length < most && (
        <Tap className="photo-grid__add" onPress={onAdd}>
          <Icon name="camera" size="large" />
          <Box as="span">{words.add}</Box>
          <Box as="span" className="photo-grid__count">
            {photos.length} / {most}
          </Box>
        </Tap>
      )}
    </Box>
  );
}

interface PhotoGridProps {
  photos: readonly { id: string; url: string; thumbnailUrl: string; check?: ContentState }[];
}

/** Photos that are there: a tap shows them large. */
export function PhotoGrid({ photos }: PhotoGridProps) {
  if (photos.length === 0) return null;
  const urls = photos.map((photo) => photo.url);
  return (
    <Box className="photo-grid">
      {photos.map((photo, index) => (
        <Tap
          key={photo.id}
          className="photo-grid__picture"
          label={spoken(report.photo(index + 1, photos.length), photo.check)}
          onPress={() => previewPhotos(urls, photo.url)}
        >
          <Picture src={photo.thumbnailUrl} alt="" />
          <ContentMark state={photo.check ?? 'shown'} />
        </Tap>
      ))}
    </Box>
  );
}

const spoken = (name: string, check: ContentState = 'shown'): string =>
  check === 'shown' ? name : contentWords.photo(name, contentWords.marks[check]);
