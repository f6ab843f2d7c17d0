import { REVIEW_QUEUES, type Review, type ReviewQueue } from '@shared/schemas/content';
import { useState } from 'react';
import { listReviews } from '../../../../api/reviews';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { MoreOfList } from '../../../../components/MoreOfList/MoreOfList';
import { Notice } from '../../../../components/Notice/Notice';
import { Page } from '../../../../components/Page/Page';
import { Skeleton } from '../../../../components/Skeleton/Skeleton';
import { useListEdges } from '../../../../loading/useListEdges';
import { usePaged } from '../../../../loading/usePaged';
import { Box } from '../../../../platform/elements/Box';
import { reviewWords as words } from '../../reviewWords';
import { ReviewCard } from './ReviewCard';
import './Reviews.scss';

/** What waits for a person to decide in my areas, and what was decided. */
export function Reviews() {
  const [queue, setQueue] = useState<ReviewQueue>('doubtful');
  const [counts, setCounts] = useState({ doubtful: 0, unchecked: 0 });
  const [said, setSaid] = useState<string | null>(null);
  const list = usePaged(async (cursor) => {
    const page = await listReviews(queue, cursor);
    setCounts(page.counts);
    return page;
  }, queue);
  useListEdges(list.reload, list.loadMore);

  const onDecided = (after: Review) => {
    list.change((items) => items.filter(({ id }) => id !== after.id));
    setSaid(after.decision ? words.done[after.decision.outcome] : words.undone);
    const open = after.cause === 'unchecked' ? 'unchecked' : 'doubtful';
    const more = after.decision ? -1 : 1;
    setCounts((before) => ({ ...before, [open]: Math.max(0, before[open] + more) }));
  };
  const chips = REVIEW_QUEUES.map((value) => ({
    value,
    words:
      value === 'decided'
        ? words.queues[value]
        : words.withCount(words.queues[value], counts[value]),
  }));
  return (
    <Page
      title={words.title}
      problem={list.items.length === 0 ? list.problem : null}
      stale={list.stale}
      onRetry={() => void list.reload()}
    >
      <ChipGroup
        label={words.queuesLabel}
        chips={chips}
        value={queue}
        onChange={(chosen) => {
          setSaid(null);
          setQueue(chosen);
        }}
      />
      <Box className="reviews__hint">{words.hints[queue]}</Box>
      {said && <Notice tone="success" words={said} />}
      {list.loading ? (
        <Skeleton kind="list" />
      ) : list.items.length === 0 ? (
        <EmptyState icon="shield-check" words={words.empty[queue]} />
      ) : (
        <>
          <Box as="ul" className="reviews">
            {list.items.map((review) => (
              <ReviewCard key={review.id} review={review} onDecided={onDecided} />
            ))}
          </Box>
          <MoreOfList
            hasMore={list.hasMore}
            busy={list.loadingMore}
            problem={list.problem}
            onMore={list.loadMore}
          />
        </>
      )}
    </Page>
  );
}
