import type { MeResponse } from '@shared/schemas/me';
import { STATE_NAMES, STATES, type State } from '@shared/states';
import { useRef, useState } from 'react';
import { findReport, listReports } from '../../../../api/reports';
import { Button } from '../../../../components/Button/Button';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { MoreOfList } from '../../../../components/MoreOfList/MoreOfList';
import { Page } from '../../../../components/Page/Page';
import { ReportCard } from '../../../../components/ReportCard/ReportCard';
import { SearchField } from '../../../../components/SearchField/SearchField';
import { Skeleton } from '../../../../components/Skeleton/Skeleton';
import { useListEdges } from '../../../../loading/useListEdges';
import { usePaged } from '../../../../loading/usePaged';
import { useReturn } from '../../../../members/useMember';
import { Box } from '../../../../platform/elements/Box';
import { openPage } from '../../../../platform/navigation';
import { routes } from '../../../../routes';
import { FilterSheet } from '../../list/FilterSheet';
import { filtersSet, isFiltered, queryOf, useListFilter } from '../../list/listFilter';
import { staff } from '../../messages';
import { LedgerButton } from './LedgerButton';
import './AreaReports.scss';

const words = staff.list;
const ANY = 'any';
/** What WeChat draws at once. */
const PAGE = 10;
const STATE_CHIPS = [
  { value: ANY, words: words.any },
  ...STATES.map((state) => ({ value: state as string, words: STATE_NAMES[state] })),
];

/** All reports my posts reach, narrowed by filters that stay. */
export function AreaReports({ me }: { me: MeResponse }) {
  const { filter, change, reset } = useListFilter();
  const [filtering, setFiltering] = useState(false);
  const list = usePaged(
    (cursor) => listReports({ ...queryOf(filter), cursor, limit: PAGE }),
    JSON.stringify(filter),
    (change) => change.kind === 'report' || change.kind === 'tasks',
  );
  useListEdges(list.reload, list.loadMore);
  const opened = useRef<string | null>(null);
  // Whoever comes back from the third page stays there: only what was opened is read again.
  useReturn(() => {
    const id = opened.current;
    if (id === null) return;
    findReport(id).then(
      (after) => list.change((items) => items.map((one) => (one.id === id ? after : one))),
      () => void list.reload(),
    );
  });
  const count = filtersSet(filter);

  return (
    <Page
      title={words.title}
      problem={list.items.length === 0 ? list.problem : null}
      stale={list.stale}
      onRetry={() => void list.reload()}
    >
      <Box className="area-reports__search">
        <SearchField
          id="staff-search"
          label={words.search}
          value={filter.search}
          onSearch={(search) => change({ search })}
        />
        <Button
          compact
          kind={count > 0 ? 'primary' : 'secondary'}
          icon="sliders-horizontal"
          words={count > 0 ? words.filtersOn(count) : words.filters}
          onPress={() => setFiltering(true)}
        />
      </Box>
      <ChipGroup
        shape="line"
        label={words.state}
        chips={STATE_CHIPS}
        value={filter.state ?? ANY}
        onChange={(state) => change({ state: state === ANY ? null : (state as State) })}
      />
      <LedgerButton filter={filter} />
      {list.loading ? (
        <Skeleton kind="list" />
      ) : list.items.length === 0 ? (
        <EmptyState
          icon={isFiltered(filter) ? 'search-x' : 'clipboard-list'}
          words={isFiltered(filter) ? words.emptyFiltered : words.empty}
        >
          {isFiltered(filter) && <Button kind="secondary" words={words.reset} onPress={reset} />}
        </EmptyState>
      ) : (
        <>
          <Box className="report-list">
            {list.items.map((report) => (
              <ReportCard
                key={report.id}
                report={report}
                onPress={() => {
                  opened.current = report.id;
                  openPage(routes.staffReport(report.id));
                }}
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
      {filtering && <FilterSheet me={me} onClose={() => setFiltering(false)} />}
    </Page>
  );
}
