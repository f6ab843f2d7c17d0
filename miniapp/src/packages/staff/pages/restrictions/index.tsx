import { useRouter } from '@tarojs/taro';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { Page } from '../../../../components/Page/Page';
import { restrictionWords } from '../../restrictionWords';
import { StaffPage } from '../../StaffPage';
import { mayRestrict } from './mayRestrict';
import { Restrictions } from './Restrictions';

export default function RestrictionsPage() {
  const { report } = useRouter().params;
  return (
    <StaffPage title={restrictionWords.title} skeleton="list">
      {(me) =>
        mayRestrict(me) ? (
          <Restrictions report={report} />
        ) : (
          <Page title={restrictionWords.title} narrow>
            <EmptyState icon="ban" words={restrictionWords.notYours} />
          </Page>
        )
      }
    </StaffPage>
  );
}
