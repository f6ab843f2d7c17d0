import type { Action } from '@shared/actions';
import { Report, type ReportDocument, type TimelineEntry } from '../../models/Report';

/** What may never be, whatever the table says; written by hand from domain.md. Each names the report it fails for. */
export async function checkInvariants(county: string): Promise<string[]> {
  const broken: string[] = [];
  for await (const report of Report.find({ county }).lean<ReportDocument>().cursor()) {
    for (const [rule, holds] of Object.entries(INVARIANTS))
      if (!holds(report))
        broken.push(`${rule}: ${report.number} (${report.state}): ${lifeOf(report)}`);
  }
  return broken;
}

/** "submit·3f2a reject·77c1": what was done and by whom, for whoever looks into it. */
const lifeOf = ({ timeline }: ReportDocument): string =>
  timeline.map(({ action, byPersonId }) => `${action}·${byPersonId?.slice(0, 4) ?? ''}`).join(' ');

const took = (report: ReportDocument, ...actions: Action[]): TimelineEntry[] =>
  report.timeline.filter((entry) => actions.includes(entry.action));

const ENDED = ['closed', 'rejected', 'withdrawn', 'merged'];

const INVARIANTS: Record<string, (report: ReportDocument) => boolean> = {
  'sequence numbers have no gap and follow the version': ({ timeline, sequence, version }) =>
    timeline.every((entry, n) => entry.sequence === n + 1) &&
    sequence === timeline.length &&
    version === timeline.length,
  'every step begins where the last one ended': ({ timeline, state }) =>
    timeline.every((entry, n) => entry.from === (timeline[n - 1]?.to ?? null)) &&
    timeline.at(-1)?.to === state,
  'time never runs back': ({ timeline }) =>
    timeline.every((entry, n) => n === 0 || entry.at >= (timeline[n - 1]?.at ?? entry.at)),
  'an open report has a holder': (report) =>
    ENDED.includes(report.state) || (report.holder.kind !== 'none' && report.holder.name !== ''),
  'what has ended has none': (report) =>
    !ENDED.includes(report.state) || report.holder.kind === 'none',
  'nobody is told twice of a step': ({ timeline }) =>
    timeline.every(
      ({ receivers }) => new Set(receivers.map((one) => one.personId)).size === receivers.length,
    ),
  'nobody of the staff is told of what they did': ({ timeline }) =>
    timeline.every(({ receivers, byPersonId }) =>
      receivers.every((one) => one.as !== 'staff' || one.personId !== byPersonId),
    ),
  'the person a report is about hears nothing and does nothing': ({ about, timeline }) =>
    !about ||
    timeline.every(
      ({ receivers, byPersonId }) =>
        byPersonId !== about.personId && receivers.every((one) => one.personId !== about.personId),
    ),
  'a report about staff is not held by that person’s area': ({ about, county, holder, state }) =>
    !about?.areaCode ||
    about.areaCode === county ||
    state === 'resolved' ||
    !holder.areaCode?.startsWith(about.areaCode),
  // After a granted appeal it may be merged and parted again; then also who judged may reject it.
  'who rejected does not judge the appeal': (report) =>
    took(report, 'grantAppeal', 'refuseAppeal').every((entry) =>
      took(report, 'reject').every(
        (rejected) =>
          rejected.sequence > entry.sequence || rejected.byPersonId !== entry.byPersonId,
      ),
    ),
  'an appeal is made once': (report) => took(report, 'appeal').length <= 1,
  'who handled it neither inspects it nor watches it': (report) =>
    took(report, 'inspect', 'supervise', 'remind').every(
      (entry) =>
        !report.timeline.some(
          (earlier) =>
            earlier.sequence < entry.sequence &&
            earlier.byPersonId === entry.byPersonId &&
            ['accept', 'progress', 'resolve', 'acceptPart', 'answerPart'].includes(earlier.action),
        ),
    ),
  'who asked for an extension does not grant it': (report) =>
    took(report, 'grantExtension').every((granted) => {
      const asked = took(report, 'askExtension').findLast((e) => e.sequence < granted.sequence);
      return asked !== undefined && asked.byPersonId !== granted.byPersonId;
    }),
  'only what was verified or won its appeal is dispatched': (report) =>
    took(report, 'dispatch').every((entry) =>
      report.timeline.some(
        (earlier) =>
          earlier.sequence < entry.sequence &&
          ['verify', 'grantAppeal', 'takeUp', 'settleMerged'].includes(earlier.action),
      ),
    ),
  'only what was accepted is resolved': (report) =>
    took(report, 'resolve').every((entry) => {
      const since = report.timeline.filter((earlier) => earlier.sequence < entry.sequence);
      const given = since.findLastIndex((e) => e.action === 'dispatch' || e.action === 'transfer');
      return since.findLastIndex((e) => e.action === 'accept') > given;
    }),
  'it comes back at most twice, then the county has it': (report) =>
    took(report, 'rateUnsolved').length <= 2 + took(report, 'takeUp').length &&
    report.reopenings <= 2,
  'unrated is never satisfied': (report) =>
    took(report, 'closeUnrated').length === 0 || report.rating?.solved !== true,
  'solved is only what was rated so': (report) =>
    report.rating?.solved !== true || took(report, 'rateSolved').length === 1,
  'a 代报 is rated by nobody who handled or sent it': (report) =>
    !report.behalf ||
    took(report, 'rateSolved', 'rateUnsolved', 'shelve').every(
      (entry) =>
        !report.timeline.some(
          (earlier) =>
            earlier.byPersonId === entry.byPersonId &&
            earlier.sequence < entry.sequence &&
            ['accept', 'progress', 'resolve'].includes(earlier.action),
        ),
    ),
  'the resident hears nothing of the parts': ({ timeline, reporter }) =>
    timeline.every(
      (entry) =>
        !['acceptPart', 'declinePart', 'answerPart', 'recallPart'].includes(entry.action) ||
        (entry.audience === 'staff' &&
          !entry.receivers.some(
            (one) => one.as === 'resident' && one.personId === reporter.personId,
          )),
    ),
  'no two assignments share an id': ({ assignments }) =>
    new Set(assignments.map((one) => one.id)).size === assignments.length,
  'a part has a deadline within the report’s': ({ assignments }) =>
    assignments.every((one) => one.kind === 'lead' || one.acceptBy <= one.resolveBy || !one.part),
  'a report that is worked on has one who leads': ({ state, assignments }) =>
    !['dispatched', 'accepted', 'suspended'].includes(state) ||
    assignments.filter(
      (one) => one.kind === 'lead' && (one.state === 'waiting' || one.state === 'accepted'),
    ).length === 1,
  'nothing is due of what has ended': ({ state, nextDueAt, remindAt }) =>
    !ENDED.includes(state) || (nextDueAt === null && remindAt === null),
};
