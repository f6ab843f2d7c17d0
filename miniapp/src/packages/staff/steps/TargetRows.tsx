import type { Target } from '../../../api/steps';
import { Box } from '../../../platform/elements/Box';
import { staff } from '../messages';
import { ChoiceRow } from './ChoiceRow';

interface TargetRowsProps {
  label: string;
  targets: readonly Target[];
  role: 'radio' | 'checkbox';
  isChosen: (target: Target) => boolean;
  onPress: (target: Target) => void;
}

const words = staff.fields;
const GROUPS = [
  { kind: 'area', words: words.targetsOwn },
  { kind: 'organisation', words: words.targetsOrganisations },
] as const;

/** Areas first, then organisations; who is away is shown with why. */
export function TargetRows({ label, targets, role, isChosen, onPress }: TargetRowsProps) {
  return (
    <Box className="choice-rows" role={role === 'radio' ? 'radiogroup' : 'group'} label={label}>
      {GROUPS.flatMap((group) => {
        const rows = targets.filter(({ kind }) => kind === group.kind);
        if (rows.length === 0) return [];
        return [
          <Box key={group.kind} className="choice-rows__group">
            {group.words}
          </Box>,
          ...rows.map((target) => (
            <ChoiceRow
              key={target.id}
              name={target.name}
              note={target.note || words.unavailable}
              role={role}
              chosen={isChosen(target)}
              disabled={!target.available}
              onPress={() => onPress(target)}
            />
          )),
        ];
      })}
    </Box>
  );
}
