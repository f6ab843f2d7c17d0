import { holderAbove } from '../commands/dispatchHolder';
import { assignedPeople, holderPeople } from '../commands/holderPeople';
import type { CountyDirectory } from '../directory/countyDirectory';
import { isErasedId } from '../erasedId';
import type { Receiver, ReportDocument } from '../models/Report';
import { openParts } from '../policies/viewerKeys';
import { levelOf } from '../policies/workflowFacts';
import type { ToldStage } from './dueStage';

interface DueReceivers {
  readonly receivers: readonly Receiver[];
  /** False where nobody on duty has it, and those one level higher are told instead. */
  readonly anybody: boolean;
}

/**
 * Who is told of a deadline: of a rating its reporter; else the people on duty who have it, of a late one also those who
 * watch it; of an assisting part those who were asked. Never the person a report is about.
 */
export function dueReceivers(
  directory: CountyDirectory,
  report: ReportDocument,
  stage: ToldStage,
): DueReceivers {
  if (report.nextDueFor === 'rating') {
    const { personId } = report.reporter;
    return { receivers: isErasedId(personId) ? [] : [{ personId, as: 'resident' }], anybody: true };
  }
  const staff = (people: readonly string[]): Receiver[] =>
    [...new Set(people)]
      .filter((personId) => personId !== report.about?.personId)
      .map((personId) => ({ personId, as: 'staff' }));
  const near = staff(peopleNear(directory, report, stage));
  if (near.length > 0) return { receivers: near, anybody: true };
  const above = holderAbove(directory, report, levelOf(report));
  return { receivers: staff(holderPeople(directory, above)), anybody: false };
}

function peopleNear(
  directory: CountyDirectory,
  report: ReportDocument,
  stage: ToldStage,
): string[] {
  const holders = holderPeople(directory, report.holder);
  const asked = report.nextDueFor === 'part' ? partPeople(directory, report) : holders;
  if (stage === 'reminded') return asked;
  const watching = report.overseer ? holderPeople(directory, report.overseer) : [];
  return [...asked, ...holders, ...watching];
}

/** Those who were asked for the parts that are due at the time the report names. */
const partPeople = (directory: CountyDirectory, report: ReportDocument): string[] =>
  openParts(report)
    .filter((part) => {
      const due = part.state === 'waiting' ? part.acceptBy : part.resolveBy;
      return due.getTime() === report.nextDueAt?.getTime();
    })
    .flatMap((part) => assignedPeople(directory, part));
