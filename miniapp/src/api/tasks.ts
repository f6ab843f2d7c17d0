import type { TASK_KINDS, TasksResponse } from '@shared/schemas/reports';
import { callApi, pollApi } from './client';

export type TaskKind = (typeof TASK_KINDS)[number];

export interface TaskFilter {
  kind?: TaskKind;
  cursor?: string;
  limit?: number;
}

/** What waits for me, the most urgent first, with the count of each kind. */
export const listTasks = (filter: TaskFilter): Promise<TasksResponse> =>
  callApi({ method: 'GET', path: '/tasks', query: { ...filter } });

/** The beginning of the same list, or null where nothing changed since `etag`. */
export function pollTasks({ kind, limit }: Omit<TaskFilter, 'cursor'>, etag?: string) {
  const query = [kind && `kind=${kind}`, limit && `limit=${limit}`].filter(Boolean).join('&');
  return pollApi<TasksResponse>(query ? `/tasks?${query}` : '/tasks', etag);
}
