import type { Action } from '@shared/actions';
import type { Role } from '@shared/roles';
import type { Told, Transition } from '@shared/workflow';
import type { CountyDirectory } from '../directory/countyDirectory';
import { isErasedId } from '../erasedId';
import type { Receiver, ReportAssignment, ReportDocument, ReportHolder } from '../models/Report';
import { APPROVERS, areasThatSee } from '../policies/viewerKeys';
import { assignedPeople, handlerPeople, holderPeople, peopleAt } from './holderPeople';

type ToldReport = Pick<
  ReportDocument,
  | 'county'
  | 'reporter'
  | 'holder'
  | 'about'
  | 'assignments'
  | 'overseer'
  | 'areaPath'
  | 'inspection'
>;
type Step = Pick<Transition, 'tells' | 'who' | 'action'>;

/** Whom a step concerns beside those the report itself names. */
export interface StepPeople {
  readonly byPersonId: string | null;
  /** Neighbours who said "me too". */
  readonly supporters?: readonly string[];
  /** The report it is merged into, for its reporter. */
  readonly original?: Pick<ReportDocument, '_id' | 'number' | 'reporter'> | null;
  /** The assisting parts the step is about. */
  readonly parts?: readonly ReportAssignment[];
  /** Who had it before the step. */
  readonly formerHolder?: ReportHolder;
}

/** Steps that take a report away from somebody who does not take them: they are told too. */
const TAKE_AWAY: readonly Action[] = ['withdraw', 'transfer'];

/**
 * Who is told, frozen in the entry, each once and in one capacity. Nobody of the staff is told of what they did
 * themselves, and nobody a report is about is told anything.
 */
export function receivers(
  directory: CountyDirectory,
  report: ToldReport,
  row: Step,
  people: StepPeople,
): Receiver[] {
  const told = new Map<string, Receiver>();
  const tell = (personIds: readonly string[], as: Receiver['as']): void => {
    for (const personId of personIds)
      if (personId !== report.about?.personId && !told.has(personId) && !isErasedId(personId))
        told.set(personId, { personId, as });
  };
  const tellOriginal = (original: StepPeople['original']): void => {
    const personId = original?.reporter.personId;
    if (!original || !personId || told.has(personId) || isErasedId(personId)) return;
    const opens = { reportId: original._id, number: original.number };
    told.set(personId, { personId, as: 'original', opens });
  };
  for (const whom of row.tells) {
    if (whom === 'reporter') tell([report.reporter.personId], 'resident');
    else if (whom === 'original') tellOriginal(people.original);
    else if (whom === 'supporters') tell(people.supporters ?? [], 'supporter');
    else
      tell(
        staffTold(directory, report, row, people, whom).filter((id) => id !== people.byPersonId),
        'staff',
      );
  }
  return [...told.values()];
}

function staffTold(
  directory: CountyDirectory,
  report: ToldReport,
  row: Step,
  people: StepPeople,
  whom: Exclude<Told, 'reporter' | 'original' | 'supporters'>,
): string[] {
  const reached = (roles: readonly Role[], codes: readonly string[]): string[] =>
    codes.flatMap((code) => peopleAt(directory, roles, code));
  switch (whom) {
    case 'holder':
      return [
        ...holderPeople(directory, report.holder),
        ...(report.overseer ? holderPeople(directory, report.overseer) : []),
        // What the resident says of the result reaches those who handled it, whoever holds it now.
        ...(row.who === 'reporter' || row.who === 'rater' ? handlerPeople(directory, report) : []),
        ...(people.formerHolder && TAKE_AWAY.includes(row.action)
          ? holderPeople(directory, people.formerHolder)
          : []),
      ];
    case 'assistants':
      return (people.parts ?? []).flatMap((part) => assignedPeople(directory, part));
    case 'approver': {
      const from = report.assignments.findLast((one) => one.kind === 'lead')?.dispatchedFrom;
      const near = from ? reached(APPROVERS, [from]) : [];
      return near.length > 0 ? near : reached(['admin'], [report.county]);
    }
    case 'supervisors':
      return report.inspection?.state === 'due'
        ? reached(['supervisor'], areasThatSee(report))
        : [];
  }
}
