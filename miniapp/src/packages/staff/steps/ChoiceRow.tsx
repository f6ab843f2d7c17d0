import { Icon } from '../../../components/Icon/Icon';
import { Box } from '../../../platform/elements/Box';
import { Tap } from '../../../platform/elements/Tap';
import './ChoiceRow.scss';

interface ChoiceRowProps {
  name: string;
  note: string;
  chosen: boolean;
  /** One of several, or any number of them. */
  role: 'radio' | 'checkbox';
  disabled?: boolean;
  onPress: () => void;
}

/** A choice that needs two lines: what it is, and what speaks for or against it. */
export function ChoiceRow({ name, note, chosen, role, disabled, onPress }: ChoiceRowProps) {
  const classes = ['choice-row'];
  if (chosen) classes.push('choice-row--chosen');
  if (disabled) classes.push('choice-row--away');
  return (
    <Tap
      className={classes.join(' ')}
      role={role}
      checked={chosen}
      disabled={disabled}
      onPress={onPress}
    >
      <Box className="choice-row__words">
        <Box className="choice-row__name">{name}</Box>
        <Box className="choice-row__note">{note}</Box>
      </Box>
      {chosen && <Icon name="circle-check" />}
    </Tap>
  );
}
