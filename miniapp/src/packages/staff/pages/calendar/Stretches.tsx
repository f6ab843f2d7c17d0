import type { CalendarDayAnswer } from '@shared/schemas/calendar';
import { Card } from '../../../../components/Card/Card';
import { Box } from '../../../../platform/elements/Box';
import { calendarWords as words } from '../../calendarMessages';
import { dayName, reasonOf, stretchesOf } from './monthGrid';

/** What is not ordinary about the month, in words: holidays, weekends that are worked, the county's own days. */
export function Stretches({ days }: { days: readonly CalendarDayAnswer[] }) {
  const stretches = stretchesOf(days);
  return (
    <Card title={words.listTitle}>
      {stretches.length === 0 && <Box className="calendar__hint">{words.listEmpty}</Box>}
      <Box as="ul" className="calendar__list">
        {stretches.map(({ first, last }) => (
          <Box as="li" key={first.day} className="calendar__stretch">
            <Box
              as="span"
              className={`calendar__tag ${first.workday ? 'calendar__tag--work' : ''}`}
            >
              {first.workday ? words.work : words.off}
            </Box>
            <Box className="calendar__about">
              <Box className="calendar__when">
                {first === last
                  ? dayName(first.day)
                  : `${dayName(first.day)} – ${dayName(last.day)}`}
              </Box>
              <Box className="calendar__why">
                {[
                  reasonOf(first),
                  first.own && words.ofCounty,
                  first.own?.setBy && words.setBy(first.own.setBy),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Card>
  );
}
