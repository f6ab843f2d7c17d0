import type { MeResponse } from '@shared/schemas/me';
import type { ReportSummary } from '@shared/schemas/reports';
import type { GridPeopleResponse } from '@shared/schemas/staff';
import { gridPeople } from '../../api/areas';
import { listReports } from '../../api/reports';
import { Page } from '../../components/Page/Page';
import { useLoad } from '../../loading/useLoad';
import { useReturn } from '../../members/useMember';
import { shell } from '../../messages/shell';
import { useSession } from '../../stores/session';
import { useSettings } from '../../stores/settings';
import { ElderHome } from './ElderHome';
import { FullHome } from './FullHome';

export interface HomeData {
  people: GridPeopleResponse['items'];
  open: ReportSummary[];
}

const MOST_SHOWN = 4;
const FINISHED: readonly string[] = ['closed', 'rejected', 'shelved'];

/** Everything the first page shows, together: one change of the screen instead of three. */
async function loadHome(me: MeResponse): Promise<HomeData> {
  const grid = me.grid[me.grid.length - 1];
  const [people, mine] = await Promise.all([
    grid ? gridPeople(grid.code) : null,
    // Without consent there is nothing of one's own yet.
    me.consent.given ? listReports({ scope: 'mine', limit: 10 }) : null,
  ]);
  return {
    people: people?.items ?? [],
    open: (mine?.items ?? [])
      .filter((report) => !FINISHED.includes(report.state))
      .slice(0, MOST_SHOWN),
  };
}

/** The first page of somebody who is known. */
export function MemberHome({ me }: { me: MeResponse }) {
  const elder = useSettings((settings) => settings.elder);
  const loadMe = useSession((session) => session.loadMe);
  const grid = me.grid[me.grid.length - 1]?.code ?? '';
  const { data, problem, loading, reload } = useLoad(
    () => loadHome(me),
    `${me.id}/${grid}/${me.consent.given}`,
  );
  useReturn(() => {
    void reload();
    void loadMe().catch(() => undefined);
  });
  if (!data)
    return (
      <Page
        title={shell.name}
        tab="home"
        loading={loading && 'home'}
        problem={problem}
        onRetry={() => void reload()}
      />
    );
  return elder > 0 ? <ElderHome me={me} data={data} /> : <FullHome me={me} data={data} />;
}
