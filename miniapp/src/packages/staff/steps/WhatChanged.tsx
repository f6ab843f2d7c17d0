import type { ReportDetail } from '@shared/schemas/reports';
import { relativeTime } from '../../../clock/relativeTime';
import { Notice } from '../../../components/Notice/Notice';
import { Quote } from '../../../components/Quote/Quote';
import { StatusTag } from '../../../components/StatusTag/StatusTag';
import { Box } from '../../../platform/elements/Box';
import { staff } from '../messages';
import './WhatChanged.scss';

interface WhatChangedProps {
  seen: ReportDetail;
  newer: ReportDetail;
  /** The step cannot be taken any more. */
  over: boolean;
}

/** What happened to a report between looking and acting. */
export function WhatChanged({ seen, newer, over }: WhatChangedProps) {
  const known = Math.max(0, ...seen.timeline.map((entry) => entry.sequence));
  const added = newer.timeline.filter((entry) => entry.sequence > known);
  const { title, goOn, over: overWords } = staff.conflict;
  return (
    <>
      <Notice tone="warning" words={`${title}。${over ? overWords : goOn}`} />
      <Box className="what-changed">
        <StatusTag state={newer.state} words={newer.stateName} />
        {added.map((entry) => (
          <Box key={entry.sequence} className="what-changed__entry">
            <Box>{entry.summary}</Box>
            {entry.words && <Quote words={entry.words} />}
            <Box className="what-changed__by">
              {entry.by} · {relativeTime(entry.at)}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}
