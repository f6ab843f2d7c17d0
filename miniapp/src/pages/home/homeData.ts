import type { MeResponse } from '@shared/schemas/me';
import type { ReportSummary } from '@shared/schemas/reports';
import type { GridPeopleResponse } from '@shared/schemas/staff';
import { gridPeople } from '../../api/areas';
import { listReports } from '../../api/reports';
import type { Stale } from '../../loading/useStale';

export interface HomeData {
  people: GridPeopleResponse['items'];
  open: ReportSummary[];
}

export interface HomeProps {
  me: MeResponse;
  data: HomeData;
  stale: Stale | null;
}

const MOST_SHOWN = 4;
const FINISHED: readonly string[] = ['closed', 'rejected', 'shelved'];

/** Everything the first page shows, together: one change of the screen instead of three. */
export async function loadHome(me: MeResponse): Promise<HomeData> {
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
