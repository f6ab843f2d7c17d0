import { tasksQuery, tasksResponse } from '@shared/schemas/reports';
import { presentReportSummary } from '../../presenters/presentReport';
import { countTasks, listTasks } from '../../queries/listTasks';
import { type Endpoint, endpoint } from '../endpoint';

export const taskEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/tasks',
    tag: 'tasks',
    summary: 'What waits for me, the most urgent first, with the count of each kind',
    access: 'consented',
    query: tasksQuery,
    response: tasksResponse,
    handle: async ({ deps, actor, query }) => {
      const now = deps.now();
      const [{ rows, nextCursor }, counts] = await Promise.all([
        listTasks(actor, query, now),
        countTasks(actor, now),
      ]);
      return {
        items: rows.map((row) => presentReportSummary(deps, actor, row)),
        nextCursor,
        counts,
      };
    },
  }),
];
