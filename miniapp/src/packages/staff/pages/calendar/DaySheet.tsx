import type { CalendarDayAnswer, DayKind } from '@shared/schemas/calendar';
import { useState } from 'react';
import { Button } from '../../../../components/Button/Button';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { Field, TextField } from '../../../../components/Field/Field';
import { Notice } from '../../../../components/Notice/Notice';
import { Sheet } from '../../../../components/Sheet/Sheet';
import { Box } from '../../../../platform/elements/Box';
import { calendarWords as words } from '../../calendarMessages';
import { dayName } from './monthGrid';
import type { DayChange } from './useDayChange';

interface DaySheetProps {
  day: CalendarDayAnswer;
  change: DayChange;
  onClose: () => void;
}

const LONGEST_NAME = 20;
const KINDS: readonly { value: DayKind; words: string }[] = [
  { value: 'workday', words: words.work },
  { value: 'dayOff', words: words.off },
];

/** One day: worked or off, and why. The other than now is chosen already: that is what one comes for. */
export function DaySheet({ day, change, onClose }: DaySheetProps) {
  const [kind, setKind] = useState<DayKind>(day.own?.kind ?? (day.workday ? 'dayOff' : 'workday'));
  const [name, setName] = useState(day.own?.name ?? '');
  const [tried, setTried] = useState(false);
  const missing = name.trim() === '';
  const save = () => {
    setTried(true);
    if (!missing) change.set(day, { kind, name: name.trim() });
  };
  return (
    <Sheet
      open
      title={dayName(day.day)}
      onClose={onClose}
      footer={
        <>
          {change.problem && <Notice tone="danger" words={change.problem.words} />}
          <Button words={words.save} busy={change.busy} onPress={save} />
          {day.own && (
            <Button
              kind="plain"
              words={words.restore}
              disabled={change.busy}
              onPress={() => change.clear(day)}
            />
          )}
        </>
      }
    >
      <Field id="calendar-kind" label={words.kind}>
        <ChipGroup label={words.kind} chips={KINDS} value={kind} onChange={setKind} />
      </Field>
      <TextField
        id="calendar-name"
        label={words.name}
        hint={words.nameHint}
        placeholder={words.namePlaceholder}
        value={name}
        onChange={setName}
        maxLength={LONGEST_NAME}
        error={tried && missing ? words.nameMissing : undefined}
      />
      <Box className="calendar__hint">{words.frozen}</Box>
    </Sheet>
  );
}
