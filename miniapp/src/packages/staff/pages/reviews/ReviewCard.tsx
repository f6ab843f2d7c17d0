import type { Review } from '@shared/schemas/content';
import { useState } from 'react';
import { relativeTime } from '../../../../clock/relativeTime';
import { Button } from '../../../../components/Button/Button';
import { Icon } from '../../../../components/Icon/Icon';
import { Notice } from '../../../../components/Notice/Notice';
import { Box } from '../../../../platform/elements/Box';
import { Tap } from '../../../../platform/elements/Tap';
import { openPage } from '../../../../platform/navigation';
import { routes } from '../../../../routes';
import { reviewWords } from '../../reviewWords';
import { ReviewContent } from './ReviewContent';
import { useDecision } from './useDecision';
import { WithholdSheet } from './WithholdSheet';

interface ReviewCardProps {
  review: Review;
  onDecided: (after: Review) => void;
}

const causeOf = ({ cause, label }: Review): string =>
  label ? reviewWords.withLabel(reviewWords.causes[cause], label) : reviewWords.causes[cause];

/** One question: what it is, why it is asked, and the two answers; or the answer that was given, and its undoing. */
export function ReviewCard({ review, onDecided }: ReviewCardProps) {
  const [asking, setAsking] = useState(false);
  const { busy, problem, decide, undo } = useDecision(review);
  const { reportId, decision } = review;
  const finish = (after: Review | null) => {
    if (!after) return;
    setAsking(false);
    onDecided(after);
  };
  return (
    <Box as="li" className="review">
      <Box className="review__head">
        <Box as="span" className="review__kind">
          {reviewWords.kinds[review.kind]} · {review.author}
        </Box>
        <Box as="span" className="review__time">
          {relativeTime(review.at)}
        </Box>
      </Box>
      <Box className={`review__cause review__cause--${review.cause}`}>
        <Icon name={review.cause === 'risky' ? 'circle-alert' : 'triangle-alert'} size="small" />
        <Box as="span">{causeOf(review)}</Box>
      </Box>
      <ReviewContent review={review} />
      {reportId ? (
        <Tap className="review__place" onPress={() => openPage(routes.staffReport(reportId))}>
          <Box>
            <Box>{review.place}</Box>
            <Box>{review.areaName}</Box>
          </Box>
          <Icon name="chevron-right" size="small" />
        </Tap>
      ) : (
        <Box className="review__place">{review.place}</Box>
      )}
      {problem && !asking && <Notice tone="danger" words={problem.words} />}
      {decision ? (
        <>
          <Box className="review__decision">
            <Icon name={decision.outcome === 'cleared' ? 'eye' : 'eye-off'} size="small" />
            <Box as="span">
              {decision.outcome === 'cleared'
                ? reviewWords.cleared
                : reviewWords.withheld(decision.reason ?? '')}
              {' · '}
              {decision.mine ? reviewWords.byMe : reviewWords.byOther}
            </Box>
          </Box>
          <Button
            kind="secondary"
            icon="undo-2"
            words={reviewWords.undo}
            busy={busy}
            onPress={() => void undo().then(finish)}
          />
        </>
      ) : (
        <Box className="review__answers">
          <Button
            kind="secondary"
            icon="eye-off"
            words={reviewWords.withhold}
            disabled={busy}
            onPress={() => setAsking(true)}
          />
          <Button
            kind="secondary"
            icon="eye"
            words={reviewWords.clear}
            busy={busy && !asking}
            onPress={() => void decide({ outcome: 'cleared' }).then(finish)}
          />
        </Box>
      )}
      {asking && (
        <WithholdSheet
          id={review.id}
          busy={busy}
          problem={problem?.words ?? null}
          onWithhold={(reason) => void decide({ outcome: 'withheld', reason }).then(finish)}
          onClose={() => setAsking(false)}
        />
      )}
    </Box>
  );
}
