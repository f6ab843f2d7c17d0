import type { State } from '@shared/states';
import { create } from 'zustand';
import type { ReportFilter } from '../../../api/reports';
import { currentSession } from '../../../api/tokens';
import { readStored, writeStored } from '../../../platform/storage';

export const TIME_CHOICES = ['any', 'today', 'week', 'month'] as const;
export type TimeChoice = (typeof TIME_CHOICES)[number];

/** What the list is narrowed to; kept on this device until it is changed. */
export interface ListFilter {
  state: State | null;
  category: string | null;
  time: TimeChoice;
  area: { code: string; label: string } | null;
  search: string;
}

const NO_FILTER: ListFilter = {
  state: null,
  category: null,
  time: 'any',
  area: null,
  search: '',
};
const STORED = 'staffList';

interface FilterStore {
  /** Whose it is: a phone may pass from hand to hand, and the areas of the next are others. */
  by: string;
  filter: ListFilter;
}

const readKept = (): FilterStore => {
  const kept = readStored<Partial<FilterStore>>(STORED);
  return { by: kept?.by ?? '', filter: { ...NO_FILTER, ...kept?.filter } };
};
const useFilterStore = create<FilterStore>()(readKept);

const me = (): string => currentSession()?.personId ?? '';
const mine = ({ by, filter }: FilterStore): ListFilter => (by === me() ? filter : NO_FILTER);

function keep(filter: ListFilter): void {
  const store = { by: me(), filter };
  useFilterStore.setState(store);
  writeStored(STORED, store);
}

/** The filters that stay, over pages and restarts. */
export function useListFilter() {
  const filter = mine(useFilterStore());
  return {
    filter,
    change: (change: Partial<ListFilter>) =>
      keep({ ...mine(useFilterStore.getState()), ...change }),
    reset: () => keep(NO_FILTER),
  };
}

/** How many of those behind the button are set. */
export const filtersSet = ({ category, time, area }: ListFilter): number =>
  [category !== null, time !== 'any', area !== null].filter(Boolean).length;

export const isFiltered = (filter: ListFilter): boolean =>
  filtersSet(filter) > 0 || filter.state !== null || filter.search !== '';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Asia/Shanghai is UTC+8 all year. */
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

/** From when, ISO 8601: "today" begins at midnight in Shanghai. */
export function beginOf(choice: TimeChoice, now: Date): string | undefined {
  const days = { any: null, today: 0, week: 6, month: 29 }[choice];
  if (days === null) return undefined;
  const today = Math.floor((now.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS);
  return new Date((today - days) * DAY_MS - SHANGHAI_OFFSET_MS).toISOString();
}

/** The question a filter asks the API. */
export const queryOf = (filter: ListFilter, now = new Date()): ReportFilter => ({
  scope: 'area',
  states: filter.state ? [filter.state] : undefined,
  category: filter.category ?? undefined,
  areaCode: filter.area?.code,
  from: beginOf(filter.time, now),
  search: filter.search || undefined,
});
