import { shell } from '../../messages/shell';
import { Box } from '../../platform/elements/Box';
import { Button } from '../Button/Button';
import { Sheet } from '../Sheet/Sheet';

interface ConfirmProps {
  open: boolean;
  title: string;
  /** What will happen. */
  words: string;
  /** On the button that does it. */
  action: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks once more before something that cannot be taken back. */
export function Confirm({
  open,
  title,
  words,
  action,
  danger,
  busy,
  onConfirm,
  onCancel,
}: ConfirmProps) {
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onCancel}
      footer={
        <>
          <Button
            kind={danger ? 'danger' : 'primary'}
            words={action}
            busy={busy}
            onPress={onConfirm}
          />
          <Button kind="plain" words={shell.cancel} onPress={onCancel} />
        </>
      }
    >
      <Box>{words}</Box>
    </Sheet>
  );
}
