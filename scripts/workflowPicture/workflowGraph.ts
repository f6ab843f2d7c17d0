import type { Action } from '../../shared/actions';
import { STATES, type State } from '../../shared/states';
import { WORKFLOW } from '../../shared/workflow';

/** Where a report begins: before there is one. */
export const BEGIN = 'begin';
export type Place = State | typeof BEGIN;

/** Actions that lead from one state to another. */
export interface Arrow {
  readonly from: Place;
  readonly to: State;
  readonly actions: readonly Action[];
}

/** The workflow table as a picture needs it. */
export interface WorkflowGraph {
  readonly arrows: readonly Arrow[];
  /** Actions that may be taken in a state and leave it as it is. */
  readonly staying: ReadonlyMap<State, readonly Action[]>;
  /** An action that leads from most states to the same one: said at that one, not drawn from each. */
  readonly fromMany: readonly {
    readonly action: Action;
    readonly to: State;
    readonly from: readonly State[];
  }[];
  /** Actions that leave the state as it is in most states: said once. */
  readonly nearlyAlways: readonly Action[];
}

/** From here on an action belongs to no state in particular. */
const MANY = 6;

const moving = WORKFLOW.filter(({ from, to }) => from !== to);
const staying = WORKFLOW.filter(({ from, to }) => from === to);

function collect<Key, Value>(pairs: readonly (readonly [Key, Value])[]): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}

/** Reads the table: every row of it is in the graph exactly once. */
export function readWorkflowGraph(): WorkflowGraph {
  const fromMany = [...collect(moving.map((row) => [`${row.action}/${row.to}`, row]))]
    .filter(([, rows]) => rows.length >= MANY)
    .flatMap(([, rows]) => {
      const [first] = rows;
      const from = rows.flatMap((row) => row.from ?? []);
      return first ? [{ action: first.action, to: first.to, from }] : [];
    });
  const bundled = (action: Action): boolean => fromMany.some((one) => one.action === action);
  const arrows = [
    ...collect(
      moving
        .filter(({ action }) => !bundled(action))
        .map((row) => [`${row.from ?? BEGIN}/${row.to}`, row] as const),
    ),
  ].flatMap(([, rows]): Arrow[] => {
    const [first] = rows;
    return first
      ? [{ from: first.from ?? BEGIN, to: first.to, actions: rows.map((row) => row.action) }]
      : [];
  });
  const counts = collect(staying.map((row) => [row.action, row.from]));
  const nearlyAlways = [...counts].flatMap(([action, from]) =>
    from.length >= MANY ? [action] : [],
  );
  return {
    arrows,
    fromMany,
    nearlyAlways,
    staying: new Map(
      STATES.map((state) => [
        state,
        staying
          .filter((row) => row.from === state && !nearlyAlways.includes(row.action))
          .map((row) => row.action),
      ]),
    ),
  };
}
