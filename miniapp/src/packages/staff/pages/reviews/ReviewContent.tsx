import type { Review } from '@shared/schemas/content';
import { PhotoGrid } from '../../../../components/PhotoGrid/PhotoGrid';
import { Quote } from '../../../../components/Quote/Quote';
import { Box } from '../../../../platform/elements/Box';
import { reviewWords } from '../../reviewWords';
import { PlayVoice } from './PlayVoice';

/** The words, picture or recording that is decided about. */
export function ReviewContent({ review }: { review: Review }) {
  if (review.words !== null) return <Quote words={review.words} />;
  if (review.photo) return <PhotoGrid photos={[{ ...review.photo, check: 'shown' }]} />;
  if (review.audioUrl) return <PlayVoice url={review.audioUrl} />;
  return <Box className="review__gone">{reviewWords.gone}</Box>;
}
