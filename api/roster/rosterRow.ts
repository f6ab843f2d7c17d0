import type { Role } from '@shared/roles';
import type { RosterColumn } from './rosterColumns';

/** A line of the sheet as it was written; `row` counts from 1, the heading included. */
export interface RosterRow {
  readonly row: number;
  readonly cells: Readonly<Record<RosterColumn, string>>;
}

/** Something to put right: in which row, which column, and how. */
export interface RosterProblem {
  readonly row: number;
  readonly column: RosterColumn | '';
  readonly message: string;
}

/** A line that can be imported. */
export interface RosterEntry {
  readonly row: number;
  readonly name: string;
  readonly phone: string;
  readonly role: Role;
  readonly areaCode: string | null;
  readonly organisationId: string | null;
}
