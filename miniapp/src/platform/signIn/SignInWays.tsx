import { DemonstrationPeople } from './DemonstrationPeople';
import { QrSignIn } from './QrSignIn';

/** In a browser: a QR that the mini-program confirms; outside production also the demonstration's people. */
export function SignInWays({ onDone }: { onDone: () => void }) {
  return (
    <>
      <QrSignIn onDone={onDone} />
      <DemonstrationPeople onDone={onDone} />
    </>
  );
}
