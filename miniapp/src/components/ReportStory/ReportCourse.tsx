import type { ReportDetail } from '@shared/schemas/reports';
import { exactTime } from '../../clock/exactTime';
import { report as reportWords } from '../../messages/report';
import { Box } from '../../platform/elements/Box';
import { Card } from '../Card/Card';
import { Notice, type Tone } from '../Notice/Notice';

const { course } = reportWords;

/** What is out of the ordinary with a report, each in a sentence: who watches it, why it waits, where it went. */
export function ReportCourse({ report }: { report: ReportDetail }) {
  const joint = jointLine(report);
  const { supporters } = report;
  return (
    <>
      {courseLines(report).map(([tone, line]) => (
        <Notice key={line} tone={tone} words={line} />
      ))}
      {(joint || supporters > 0) && (
        <Card>
          {joint && <Box>{joint}</Box>}
          {supporters > 0 && <Box>{course.supporters(supporters)}</Box>}
        </Card>
      )}
    </>
  );
}

/** The sentences, the gravest first. */
function courseLines(report: ReportDetail): [Tone, string][] {
  const { supervision, overseer, extension, original, state } = report;
  const lines: [Tone, string][] = [];
  if (supervision) lines.push(['warning', course.supervised(supervision.by, supervision.words)]);
  if (overseer) lines.push(['warning', overseer.why]);
  if (state === 'suspended')
    lines.push(['info', withReview(report, course.suspended(reasonOf(report, 'suspend')))]);
  if (state === 'shelved') lines.push(['info', withReview(report, course.shelved)]);
  if (extension && state === 'accepted') lines.push(['info', extensionLine(extension)]);
  if (original) {
    const where = course.mergedAt(original.stateName, original.holderName);
    lines.push(['info', [course.merged(original.number), where, course.mergedRate].join('。')]);
  }
  return lines;
}

function extensionLine({ state, until, reason }: NonNullable<ReportDetail['extension']>): string {
  if (state === 'refused') return course.extensionRefused;
  const day = exactTime(until);
  return state === 'asked'
    ? course.extensionAsked(day, reason)
    : course.extensionGranted(day, reason);
}

/** With the day on which it is looked at again. */
const withReview = ({ clocks }: ReportDetail, words: string): string => {
  const sentence = words.replace(/。$/, '');
  return clocks.reviewBy === null
    ? sentence
    : `${sentence}。${course.reviewOn(exactTime(clocks.reviewBy))}`;
};

/** The public reason of the last step of a kind. */
function reasonOf({ timeline }: ReportDetail, action: 'suspend'): string {
  const newestFirst = [...timeline].sort((a, b) => b.sequence - a.sequence);
  const entry = newestFirst.find((one) => one.action === action);
  return entry?.words ?? entry?.summary ?? '';
}

/** "由城管局牵头，供电所等 2 个单位协办": one line, however many parts there are. */
function jointLine({ assignments }: ReportDetail): string | null {
  const current = assignments.filter(({ state }) => state !== 'replaced' && state !== 'declined');
  const assisting = current.filter(({ kind }) => kind === 'assisting');
  const leads = current.filter(({ kind }) => kind === 'lead');
  const lead = leads[leads.length - 1];
  const [first] = assisting;
  return lead && first ? course.joint(lead.toName, first.toName, assisting.length) : null;
}
