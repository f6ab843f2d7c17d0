import type { CalendarDayAnswer, CalendarResponse } from '@shared/schemas/calendar';
import { useRef, useState } from 'react';
import { readCalendar } from '../../../../api/calendar';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { Notice } from '../../../../components/Notice/Notice';
import { Page } from '../../../../components/Page/Page';
import { useLoad } from '../../../../loading/useLoad';
import { Box } from '../../../../platform/elements/Box';
import { calendarWords as words } from '../../calendarMessages';
import { DaySheet } from './DaySheet';
import { Month } from './Month';
import { shiftMonth } from './monthGrid';
import { Stretches } from './Stretches';
import { useDayChange } from './useDayChange';
import './calendar.scss';

/** This month in Asia/Shanghai, wherever the phone is. */
const thisMonth = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);

/** Which days the county works; its administrators change them. */
export function Calendar() {
  const [month, setMonth] = useState(thisMonth);
  const [open, setOpen] = useState<CalendarDayAnswer | null>(null);
  const { data, problem, loading, stale, reload } = useLoad(() => readCalendar(month), month);
  // The month before stays until the next is there: turning pages does not make the screen jump.
  const shown = useRef<CalendarResponse | null>(null);
  shown.current = data ?? shown.current;
  const calendar = shown.current;
  const change = useDayChange(async () => {
    setOpen(null);
    await reload();
  });
  return (
    <Page
      title={words.title}
      problem={problem}
      stale={stale}
      onRetry={() => void reload()}
      loading={loading && !calendar && 'detail'}
      narrow
    >
      {calendar && (
        <>
          {change.problem && !open && <Notice tone="danger" words={change.problem.words} />}
          {change.done && (
            <Notice tone="success" words={change.done.words}>
              {change.done.undo && (
                <Button
                  compact
                  kind="secondary"
                  icon="undo-2"
                  words={words.undo}
                  busy={change.busy}
                  onPress={change.undo}
                />
              )}
            </Notice>
          )}
          {!calendar.published && (
            <Notice tone="warning" words={words.unpublished(calendar.month.slice(0, 4))} />
          )}
          <Month
            calendar={calendar}
            onTurn={(by) => setMonth(shiftMonth(month, by))}
            onDay={(day) => {
              change.forget();
              setOpen(day);
            }}
          />
          <Stretches days={calendar.days} />
          <Card tone="info">
            <Box>{words.rules}</Box>
            <Box>{words.frozen}</Box>
          </Card>
        </>
      )}
      {open && <DaySheet key={open.day} day={open} change={change} onClose={() => setOpen(null)} />}
    </Page>
  );
}
