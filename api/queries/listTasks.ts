import type { TASK_KINDS } from '@shared/schemas/reports';
import type { State } from '@shared/states';
import type { QueryFilter } from 'mongoose';
import type { Actor } from '../actor';
import { Report, type ReportDocument, type ReportRow } from '../models/Report';
import { actorTaskKeys } from '../policies/viewerKeys';
import { makeCursor, readCursor } from './cursor';
import { ROW } from './listReports';

export type TaskKind = (typeof TASK_KINDS)[number];
export type TaskCounts = Record<TaskKind, number>;

type StateKind = Exclude<TaskKind, 'overdue' | 'toInspect'>;
const STATES_OF: Record<StateKind, readonly State[]> = {
  toVerify: ['submitted', 'appealed'],
  toDispatch: ['verified', 'reopened'],
  toAccept: ['dispatched'],
  inHand: ['accepted', 'suspended', 'shelved'],
};

type Waiting = Pick<Actor, 'personId' | 'county' | 'posts'>;

const waitingFor = (actor: Waiting): QueryFilter<ReportDocument> => ({
  county: actor.county,
  taskKeys: { $in: actorTaskKeys(actor) },
  'about.personId': { $ne: actor.personId },
});

/** What waits for a person, the most urgent first. Keyset by (nextDueAt, _id). */
export async function listTasks(
  actor: Actor,
  query: { kind?: TaskKind | undefined; cursor?: string | undefined; limit: number },
  now: Date,
): Promise<{ rows: ReportRow[]; nextCursor: string | null }> {
  const conditions: QueryFilter<ReportDocument>[] = [];
  if (query.kind === 'overdue')
    conditions.push({ nextDueAt: { $lt: now, $ne: null }, nextDueFor: { $ne: 'rating' } });
  else if (query.kind === 'toInspect') conditions.push({ 'inspection.state': 'due' });
  else if (query.kind) conditions.push({ state: { $in: [...STATES_OF[query.kind]] } });
  if (query.cursor) {
    const { value, id } = readCursor(query.cursor);
    conditions.push({
      $or: [{ nextDueAt: { $gt: value } }, { nextDueAt: value, _id: { $gt: id } }],
    });
  }
  const rows = await Report.find(
    { ...waitingFor(actor), ...(conditions.length > 0 ? { $and: conditions } : {}) },
    ROW,
  )
    .sort({ nextDueAt: 1, _id: 1 })
    .limit(query.limit + 1)
    .lean<ReportRow[]>();
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { rows: page, nextCursor: last ? makeCursor(last.nextDueAt, last._id) : null };
}

/** How much of each kind waits for a person. */
export async function countTasks(actor: Waiting, now: Date): Promise<TaskCounts> {
  const groups = await Report.aggregate<{
    _id: State;
    count: number;
    overdue: number;
    toInspect: number;
  }>([
    { $match: waitingFor(actor) },
    {
      $group: {
        _id: '$state',
        count: { $sum: 1 },
        overdue: {
          $sum: {
            $cond: [
              {
                $and: [
                  { $ne: ['$nextDueAt', null] },
                  { $lt: ['$nextDueAt', now] },
                  { $ne: ['$nextDueFor', 'rating'] },
                ],
              },
              1,
              0,
            ],
          },
        },
        toInspect: { $sum: { $cond: [{ $eq: ['$inspection.state', 'due'] }, 1, 0] } },
      },
    },
  ]);
  const sum = (kind: StateKind): number =>
    groups.filter((g) => STATES_OF[kind].includes(g._id)).reduce((n, g) => n + g.count, 0);
  return {
    toVerify: sum('toVerify'),
    toDispatch: sum('toDispatch'),
    toAccept: sum('toAccept'),
    inHand: sum('inHand'),
    toInspect: groups.reduce((n, g) => n + g.toInspect, 0),
    overdue: groups.reduce((n, g) => n + g.overdue, 0),
  };
}
