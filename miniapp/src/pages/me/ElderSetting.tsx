import { Card } from '../../components/Card/Card';
import { ChipGroup } from '../../components/ChipGroup/ChipGroup';
import { me as words } from '../../messages/me';
import { Box } from '../../platform/elements/Box';
import { type ElderLevel, useSettings } from '../../stores/settings';

const LEVELS = ['0', '1', '2', '3'] as const;

/** 关怀模式 in three sizes. */
export function ElderSetting() {
  const { elder, setElder } = useSettings();
  return (
    <Card title={words.elder}>
      <Box>{words.elderNote}</Box>
      <ChipGroup
        label={words.elder}
        chips={LEVELS.map((value, index) => ({ value, words: words.elderLevels[index] ?? value }))}
        value={LEVELS[elder] ?? '0'}
        onChange={(level) => setElder(Number(level) as ElderLevel)}
      />
    </Card>
  );
}
