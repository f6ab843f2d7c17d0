import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { Icon } from '../Icon/Icon';
import type { IconName } from '../Icon/iconName';
import './ChipGroup.scss';

export interface Chip<Value extends string> {
  value: Value;
  words: string;
  icon?: IconName;
}

interface ChipGroupProps<Value extends string> {
  /** Spoken name of the group. */
  label: string;
  chips: readonly Chip<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  /** With pictures, several a row; or small, in lines; or small, in one line that scrolls. */
  shape?: 'tiles' | 'chips' | 'line';
}

/** One of several, all in sight. */
export function ChipGroup<Value extends string>(props: ChipGroupProps<Value>) {
  const { label, chips, value, onChange, shape = 'chips' } = props;
  return (
    <Box className={`chip-group chip-group--${shape}`} role="radiogroup" label={label}>
      {chips.map((chip) => {
        const chosen = chip.value === value;
        return (
          <Tap
            key={chip.value}
            className={`chip ${chosen ? 'chip--chosen' : ''}`}
            role="radio"
            checked={chosen}
            onPress={() => onChange(chip.value)}
          >
            {chip.icon && <Icon name={chip.icon} size={shape === 'tiles' ? 'large' : 'small'} />}
            <Box as="span">{chip.words}</Box>
            {chosen && shape !== 'tiles' && <Icon name="check" size="small" />}
          </Tap>
        );
      })}
    </Box>
  );
}
