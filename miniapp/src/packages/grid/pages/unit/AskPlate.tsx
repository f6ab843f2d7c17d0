import { useState } from 'react';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { TextField } from '../../../../components/Field/Field';
import { Notice } from '../../../../components/Notice/Notice';
import { unit as words } from '../../../../messages/plates';
import { Box } from '../../../../platform/elements/Box';
import { inWechat, scanCode } from '../../../../platform/wechat';
import { areaOfPlate } from '../../../../reports/areaOfPlate';

interface AskPlateProps {
  /** A code was read that is none of ours. */
  unknown: boolean;
  onFound: (code: string) => void;
}

/** Finds the unit by its plate: the code where there is a camera, the number everywhere. */
export function AskPlate({ unknown, onFound }: AskPlateProps) {
  const [typed, setTyped] = useState('');
  const [failed, setFailed] = useState(unknown);
  const take = (text: string) => {
    const code = areaOfPlate(text);
    setFailed(code === null);
    if (code !== null) onFound(code);
  };
  const scan = async () => {
    const scanned = await scanCode();
    if (scanned) take(scanned);
  };
  return (
    <Card>
      {failed ? <Notice tone="warning" words={words.unknown} /> : <Box>{words.ask}</Box>}
      {inWechat && <Button icon="scan-qr-code" words={words.scan} onPress={() => void scan()} />}
      <TextField
        id="plate"
        label={words.typed}
        hint={words.typedHint}
        kind="digits"
        value={typed}
        maxLength={18}
        onChange={setTyped}
      />
      <Button
        kind="secondary"
        icon="search"
        words={words.find}
        disabled={typed === ''}
        onPress={() => take(typed)}
      />
    </Card>
  );
}
