import { useState } from 'react';
import { Button } from '../../../components/Button/Button';
import { Icon } from '../../../components/Icon/Icon';
import { currentPosition } from '../../../platform/currentPosition';
import { showToast } from '../../../platform/device';
import { Box } from '../../../platform/elements/Box';
import { staff } from '../messages';
import type { StepInHand } from './useStepInHand';
import './PositionField.scss';

/** Adds where one stands, only when asked to; done without it just as well. */
export function PositionField({ inHand }: { inHand: StepInHand }) {
  const { draft, edit } = inHand;
  const [busy, setBusy] = useState(false);
  const words = staff.fields;

  const capture = async () => {
    setBusy(true);
    const position = await currentPosition();
    setBusy(false);
    if (position) edit({ position });
    else showToast(words.positionRefused);
  };
  if (draft.position)
    return (
      <Box className="position-field">
        <Box className="position-field__on">
          <Icon name="circle-check" size="small" />
          <Box>{words.positionOn}</Box>
        </Box>
        <Button
          compact
          kind="plain"
          words={words.positionRemove}
          onPress={() => edit({ position: null })}
        />
      </Box>
    );
  return (
    <Box className="position-field">
      <Box className="position-field__hint">{words.positionHint}</Box>
      <Button
        compact
        kind="secondary"
        icon="locate-fixed"
        words={words.position}
        busy={busy}
        onPress={() => void capture()}
      />
    </Box>
  );
}
