import type { TimelineEntry } from '@shared/schemas/reports';
import { exactTime } from '../../clock/exactTime';
import { relativeTime } from '../../clock/relativeTime';
import { report } from '../../messages/report';
import { Box } from '../../platform/elements/Box';
import { ContentMark } from '../ContentMark/ContentMark';
import { Icon } from '../Icon/Icon';
import { PhotoGrid } from '../PhotoGrid/PhotoGrid';
import { Quote } from '../Quote/Quote';
import './Timeline.scss';

interface TimelineProps {
  /** In any order; shown newest first. */
  entries: readonly TimelineEntry[];
  now?: Date;
}

/** Who did it, and the exact time unless the head says it already. */
const byLine = ({ by, at }: TimelineEntry, now: Date): string => {
  const exact = exactTime(at, now);
  return relativeTime(at, now) === exact ? by : `${by} · ${exact}`;
};

/** What happened, newest first: who, what, when, in words and photos. */
export function Timeline({ entries, now = new Date() }: TimelineProps) {
  const newestFirst = [...entries].sort((a, b) => b.sequence - a.sequence);
  if (newestFirst.length === 0) return <Box>{report.timelineEmpty}</Box>;
  return (
    <Box as="ol" className="timeline">
      {newestFirst.map((entry, index) => (
        <Box
          as="li"
          key={entry.sequence}
          className={`timeline__entry ${index === 0 ? 'timeline__entry--newest' : ''}`}
        >
          <Box className="timeline__head">
            <Box as="span" className="timeline__action">
              {entry.actionName}
            </Box>
            <Box as="span" className="timeline__time">
              {relativeTime(entry.at, now)}
            </Box>
          </Box>
          {entry.audience === 'staff' && (
            <Box className="timeline__staff">
              <Icon name="lock" size="small" />
              <Box as="span">{report.staffOnly}</Box>
            </Box>
          )}
          <Box className="timeline__summary">{entry.summary}</Box>
          {entry.words && <Quote words={entry.words} />}
          {entry.words && <ContentMark state={entry.wordsCheck} />}
          <PhotoGrid photos={entry.photos} />
          {entry.doubts.length > 0 && (
            <Box className="timeline__doubts">
              <Icon name="triangle-alert" size="small" />
              <Box as="span">
                {report.doubtsTitle}
                {entry.doubts.map((doubt) => report.doubts[doubt]).join('；')}
              </Box>
            </Box>
          )}
          <Box className="timeline__by">{byLine(entry, now)}</Box>
        </Box>
      ))}
    </Box>
  );
}
