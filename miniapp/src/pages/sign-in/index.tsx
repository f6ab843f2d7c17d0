import { Page } from '../../components/Page/Page';
import { signIn } from '../../messages/me';
import { showToast } from '../../platform/device';
import { goBack } from '../../platform/leavePage';
import { SignInWays } from '../../platform/signIn/SignInWays';
import { routes } from '../../routes';

export default function SignInPage() {
  const done = () => {
    showToast(signIn.done);
    goBack(routes.home);
  };
  return (
    <Page title={signIn.title} narrow>
      <SignInWays onDone={done} />
    </Page>
  );
}
