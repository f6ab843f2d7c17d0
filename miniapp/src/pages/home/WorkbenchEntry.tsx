import type { MeResponse } from '@shared/schemas/me';
import { Card } from '../../components/Card/Card';
import { Cell } from '../../components/Cell/Cell';
import { home } from '../../messages/home';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import { isStaff } from '../../stores/session';

/** The way to the workbench, for whoever holds a post. */
export function WorkbenchEntry({ me }: { me: MeResponse }) {
  const post = me.posts[0];
  if (!isStaff(me) || !post) return null;
  const where = post.organisation?.name ?? post.area?.name ?? '';
  return (
    <Card flush>
      <Cell
        icon="briefcase"
        title={home.workbench}
        note={home.workbenchNote(`${where} ${post.roleName}`.trim())}
        onPress={() => openPage(routes.workbench)}
      />
    </Card>
  );
}
