import { Button } from '../../components/Button/Button';
import { Notice } from '../../components/Notice/Notice';
import { form } from '../../messages/form';
import { callPhone } from '../../platform/device';
import { emergencyNumbers } from '../../reports/emergency';

/** Where the words say danger: the number to call, one tap away. */
export function DangerNotice({ words }: { words: string }) {
  const numbers = emergencyNumbers(words);
  if (numbers.length === 0) return null;
  return (
    <Notice tone="danger" words={form.danger}>
      {numbers.map((number) => (
        <Button
          key={number}
          compact
          kind="danger"
          icon="phone"
          words={form.dangerCall[number]}
          onPress={() => callPhone(number)}
        />
      ))}
    </Notice>
  );
}
