import type { CalendarDayAnswer, CalendarResponse } from '@shared/schemas/calendar';
import { Card } from '../../../../components/Card/Card';
import { Icon } from '../../../../components/Icon/Icon';
import { Box } from '../../../../platform/elements/Box';
import { Tap } from '../../../../platform/elements/Tap';
import { calendarWords as words } from '../../calendarMessages';
import { dayName, dayNumber, markOf, reasonOf, weeksOf } from './monthGrid';

interface MonthProps {
  calendar: CalendarResponse;
  /** One month back (-1) or on (1). */
  onTurn: (by: -1 | 1) => void;
  onDay: (day: CalendarDayAnswer) => void;
}

/** A month, a week a row: 休 and 班 in the corner as on paper, never by colour alone. */
export function Month({ calendar, onTurn, onDay }: MonthProps) {
  const { month, mayEdit, today, days } = calendar;
  return (
    <Card>
      <Box className="calendar__head">
        <Tap className="calendar__turn" label={words.before} onPress={() => onTurn(-1)}>
          <Icon name="chevron-left" />
        </Tap>
        <Box as="h2" className="calendar__month" live="polite">
          {words.month(Number(month.slice(0, 4)), Number(month.slice(5)))}
        </Box>
        <Tap className="calendar__turn" label={words.after} onPress={() => onTurn(1)}>
          <Icon name="chevron-right" />
        </Tap>
      </Box>
      <Box className="calendar__week" hidden>
        {words.weekdays.map((name) => (
          <Box key={name} className="calendar__weekday">
            {name}
          </Box>
        ))}
      </Box>
      {weeksOf(days).map((week, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: weeks keep their places
        <Box key={`${month}/${row}`} className="calendar__week">
          {week.map((day, column) =>
            day ? (
              <Day
                key={day.day}
                day={day}
                isToday={day.day === today}
                onPress={mayEdit && day.day >= today ? () => onDay(day) : null}
              />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: empty places have no other name
              <Box key={column} className="calendar__gap" />
            ),
          )}
        </Box>
      ))}
      {mayEdit && days.some(({ day }) => day >= today) && (
        <Box className="calendar__hint">{words.tapHint}</Box>
      )}
    </Card>
  );
}

interface DayProps {
  day: CalendarDayAnswer;
  isToday: boolean;
  /** Null where it cannot be changed: past, or not by this person. */
  onPress: (() => void) | null;
}

function Day({ day, isToday, onPress }: DayProps) {
  const mark = markOf(day);
  const classes = ['calendar__day'];
  if (!day.workday) classes.push('calendar__day--off');
  if (day.own) classes.push('calendar__day--own');
  if (isToday) classes.push('calendar__day--today');
  const corner = mark ?? (isToday ? words.today : '');
  // What is seen comes first, so that who says what they see is understood.
  const label = [
    `${dayNumber(day.day)}${corner}`,
    dayName(day.day),
    isToday ? words.today : null,
    day.workday ? words.work : words.off,
    reasonOf(day),
  ]
    .filter(Boolean)
    .join('，');
  const inside = (
    <>
      <Box as="span" className="calendar__number">
        {dayNumber(day.day)}
      </Box>
      <Box
        as="span"
        className={`calendar__mark ${mark === words.workMark ? 'calendar__mark--work' : ''}`}
      >
        {corner}
      </Box>
    </>
  );
  if (onPress)
    return (
      <Tap className={classes.join(' ')} label={label} onPress={onPress}>
        {inside}
      </Tap>
    );
  return (
    <Box className={`${classes.join(' ')} calendar__day--still`} role="img" label={label}>
      {inside}
    </Box>
  );
}
