import { OPEN_STATES, STATE_NAMES, type State } from '@shared/states';
import { useState } from 'react';
import { listReports } from '../../api/reports';
import { Button } from '../../components/Button/Button';
import { ChipGroup } from '../../components/ChipGroup/ChipGroup';
import { EmptyState } from '../../components/EmptyState/EmptyState';
import { MoreOfList } from '../../components/MoreOfList/MoreOfList';
import { Page } from '../../components/Page/Page';
import { ReportCard } from '../../components/ReportCard/ReportCard';
import { SearchField } from '../../components/SearchField/SearchField';
import { Skeleton } from '../../components/Skeleton/Skeleton';
import { useListEdges } from '../../loading/useListEdges';
import { usePaged } from '../../loading/usePaged';
import { useReturn } from '../../members/useMember';
import { reports } from '../../messages/reports';
import { Box } from '../../platform/elements/Box';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';

const ALL = 'all';
const OPEN = 'open';
/** What a resident looks for: each card says the exact state. */
const ALONE: readonly State[] = [
  'needsMore',
  'resolved',
  'suspended',
  'closed',
  'rejected',
  'merged',
  'withdrawn',
  'shelved',
];
const CHIPS = [
  { value: ALL, words: reports.all },
  { value: OPEN, words: reports.open },
  ...ALONE.map((state) => ({ value: state, words: STATE_NAMES[state] })),
];

const statesOf = (choice: string): readonly State[] =>
  choice === OPEN ? OPEN_STATES : ALONE.filter((state) => state === choice);

/** What one has reported, by state and words. */
export function MyReports() {
  const [state, setState] = useState<string>(ALL);
  const [search, setSearch] = useState('');
  const list = usePaged(
    (cursor) =>
      listReports({
        scope: 'mine',
        states: statesOf(state),
        search: search || undefined,
        cursor,
      }),
    `${state}/${search}`,
    (change) => change.kind === 'report',
  );
  useListEdges(list.reload, list.loadMore);
  useReturn(() => void list.reload());

  const filtered = state !== ALL || search !== '';
  const showAll = () => {
    setState(ALL);
    setSearch('');
  };
  return (
    <Page
      title={reports.title}
      tab="reports"
      problem={list.items.length === 0 ? list.problem : null}
      stale={list.stale}
      onRetry={() => void list.reload()}
    >
      <SearchField id="search-reports" label={reports.search} value={search} onSearch={setSearch} />
      <ChipGroup
        shape="line"
        label={reports.filterLabel}
        chips={CHIPS}
        value={state}
        onChange={setState}
      />
      {list.loading ? (
        <Skeleton kind="list" />
      ) : list.items.length === 0 ? (
        <EmptyState
          icon={filtered ? 'search-x' : 'clipboard-list'}
          words={filtered ? reports.emptyFiltered : reports.empty}
        >
          {filtered ? (
            <Button kind="secondary" words={reports.showAll} onPress={showAll} />
          ) : (
            <Button words={reports.report} onPress={() => openPage(routes.reportForm())} />
          )}
        </EmptyState>
      ) : (
        <>
          <Box className="report-list">
            {list.items.map((report) => (
              <ReportCard
                own
                key={report.id}
                report={report}
                onPress={() => openPage(routes.report(report.id))}
              />
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
