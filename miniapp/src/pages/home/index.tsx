import { Button } from '../../components/Button/Button';
import { Page } from '../../components/Page/Page';
import { shell } from '../../messages/shell';

export default function Home() {
  return (
    <Page title={shell.name} tab="home">
      <Button words="我要反映" onPress={() => {}} />
    </Page>
  );
}
