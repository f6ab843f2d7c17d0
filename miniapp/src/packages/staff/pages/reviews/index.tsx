import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { Page } from '../../../../components/Page/Page';
import { reviewWords } from '../../reviewWords';
import { StaffPage } from '../../StaffPage';
import { mayReview } from './mayReview';
import { Reviews } from './Reviews';

export default function ReviewsPage() {
  return (
    <StaffPage title={reviewWords.title} skeleton="list">
      {(me) =>
        mayReview(me) ? (
          <Reviews />
        ) : (
          <Page title={reviewWords.title} narrow>
            <EmptyState icon="shield-check" words={reviewWords.notYours} />
          </Page>
        )
      }
    </StaffPage>
  );
}
