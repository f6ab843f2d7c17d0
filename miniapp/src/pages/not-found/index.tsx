import { Button } from '../../components/Button/Button';
import { EmptyState } from '../../components/EmptyState/EmptyState';
import { Page } from '../../components/Page/Page';
import { notFound } from '../../messages/me';
import { openTab } from '../../platform/leavePage';
import { routes } from '../../routes';

export default function NotFoundPage() {
  return (
    <Page title={notFound.title} narrow>
      <EmptyState icon="search-x" words={notFound.words}>
        <Button words={notFound.home} onPress={() => openTab(routes.home)} />
      </EmptyState>
    </Page>
  );
}
