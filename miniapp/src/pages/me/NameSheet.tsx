import { useState } from 'react';
import { updateMe } from '../../api/me';
import { toProblem } from '../../api/problem';
import { Button } from '../../components/Button/Button';
import { TextField } from '../../components/Field/Field';
import { Sheet } from '../../components/Sheet/Sheet';
import { me as words } from '../../messages/me';
import { showToast } from '../../platform/device';
import { useSession } from '../../stores/session';

/** How one likes to be called. */
export function NameSheet({ name, onClose }: { name: string; onClose: () => void }) {
  const keepMe = useSession((session) => session.keepMe);
  const [typed, setTyped] = useState(name);
  const [error, setError] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (typed.trim() === '') return setError(words.nameMissing);
    setBusy(true);
    try {
      keepMe(await updateMe({ name: typed.trim() }));
      showToast(words.saved);
      onClose();
    } catch (thrown) {
      setError(toProblem(thrown).words);
      setBusy(false);
    }
  };
  return (
    <Sheet
      open
      title={words.nameTitle}
      onClose={onClose}
      footer={<Button words={words.save} busy={busy} onPress={() => void save()} />}
    >
      <TextField
        id="name"
        label={words.name}
        hint={words.nameHint}
        value={typed}
        onChange={setTyped}
        maxLength={40}
        error={error}
      />
    </Sheet>
  );
}
