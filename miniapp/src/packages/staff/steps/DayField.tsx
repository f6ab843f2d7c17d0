import { Button } from '../../../components/Button/Button';
import { ChipGroup } from '../../../components/ChipGroup/ChipGroup';
import { Field } from '../../../components/Field/Field';
import { Box } from '../../../platform/elements/Box';
import { staff } from '../messages';
import { dayName } from '../pages/calendar/monthGrid';
import { addDays, firstDay } from './day';
import './DayField.scss';

interface DayFieldProps {
  id: string;
  label: string;
  /** 'YYYY-MM-DD' */
  value: string | null;
  onChange: (day: string) => void;
  /** ISO 8601: only days after it; null: from tomorrow on. */
  after: string | null;
  /** 'YYYY-MM-DD': none after this one. */
  last?: string;
  optional?: boolean;
  error?: string;
}

const words = staff.fields;
/** Days after the first that can be chosen. */
const QUICK = { day: 0, days3: 2, week: 6, fortnight: 13, month: 29 } as const;
const NAMES = Object.keys(QUICK) as (keyof typeof QUICK)[];

/** A day to come: the usual distances one tap away, any other by a day back or on. */
export function DayField({ id, label, value, onChange, after, last, ...rest }: DayFieldProps) {
  const first = firstDay(after);
  const chips = NAMES.map((name) => ({
    value: addDays(first, QUICK[name]),
    words: after === null ? words.days[name] : dayName(addDays(first, QUICK[name])),
  })).filter((chip) => last === undefined || chip.value <= last);
  return (
    <Field id={id} label={label} {...rest}>
      <ChipGroup label={label} chips={chips} value={value} onChange={onChange} />
      {value !== null && (
        <Box className="day-field">
          <Button
            compact
            kind="secondary"
            words={words.dayBefore}
            disabled={value <= first}
            onPress={() => onChange(addDays(value, -1))}
          />
          <Box className="day-field__day" live="polite">
            {dayName(value)}
          </Box>
          <Button
            compact
            kind="secondary"
            words={words.dayAfter}
            disabled={last !== undefined && value >= last}
            onPress={() => onChange(addDays(value, 1))}
          />
        </Box>
      )}
    </Field>
  );
}
