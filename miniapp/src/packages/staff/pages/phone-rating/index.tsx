import { useRouter } from '@tarojs/taro';
import { staff } from '../../messages';
import { StaffPage } from '../../StaffPage';
import { PhoneRating } from './PhoneRating';

export default function PhoneRatingPage() {
  const { id = '' } = useRouter().params;
  return (
    <StaffPage title={staff.phoneRating.title} skeleton="form">
      {() => <PhoneRating id={id} />}
    </StaffPage>
  );
}
