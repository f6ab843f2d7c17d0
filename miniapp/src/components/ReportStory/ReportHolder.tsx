import type { ReportDetail } from '@shared/schemas/reports';
import { reports } from '../../messages/reports';
import { Box } from '../../platform/elements/Box';
import { Card } from '../Card/Card';
import { PersonCard } from '../PersonCard/PersonCard';
import { TalkEntry } from '../TalkEntry/TalkEntry';
import './ReportStory.scss';

/** Who holds it now, why, and how to reach them: by telephone, or in its talk. */
export function ReportHolder({ report }: { report: ReportDetail }) {
  const { holder } = report;
  const talks = report.reporter.isMe || report.abilities.includes('note');
  const entry = talks && <TalkEntry reportId={report.id} staff={!report.reporter.isMe} />;
  // What waits for oneself is said where it can be done.
  if (holder.kind === 'none' || (holder.kind === 'reporter' && report.reporter.isMe))
    return <>{entry}</>;
  return (
    <>
      <Card title={reports.holderTitle}>
        {holder.contacts.length === 0 ? (
          <Box>{holder.name}</Box>
        ) : (
          holder.contacts.map((contact) => (
            <PersonCard
              key={`${contact.name}${contact.postName}`}
              name={contact.name}
              post={contact.postName}
              phone={contact.phone}
            />
          ))
        )}
        {holder.why && <Box className="report-story__note">{holder.why}</Box>}
      </Card>
      {entry}
    </>
  );
}
