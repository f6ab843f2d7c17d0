import { useEffect, useRef, useState } from 'react';
import { renderSVG } from 'uqr';
import { toProblem } from '../../api/problem';
import { collectSignIn, createSignInRequest } from '../../api/sessions';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { Skeleton } from '../../components/Skeleton/Skeleton';
import { useLoad } from '../../loading/useLoad';
import { signIn } from '../../messages/me';
import './QrSignIn.scss';

const ASK_EVERY_MS = 2_000;

/** A QR good for three minutes; asks whether the phone has confirmed it. */
export function QrSignIn({ onDone }: { onDone: () => void }) {
  const [turn, setTurn] = useState(0);
  const [expired, setExpired] = useState(false);
  const { data, problem } = useLoad(createSignInRequest, String(turn));
  const done = useRef(onDone);
  done.current = onDone;

  useEffect(() => {
    if (!data) return;
    let asking = false;
    const timer = setInterval(async () => {
      if (asking) return;
      asking = true;
      try {
        const state = await collectSignIn(data.id, data.secret);
        if (state === 'confirmed') done.current();
        if (state !== 'waiting') clearInterval(timer);
        if (state === 'expired') setExpired(true);
      } catch (thrown) {
        // A lost answer is asked for again; anything else ends this QR.
        if (toProblem(thrown).code !== 'connection_lost') {
          clearInterval(timer);
          setExpired(true);
        }
      }
      asking = false;
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [data]);

  const renew = () => {
    setExpired(false);
    setTurn(turn + 1);
  };
  return (
    <Card title={signIn.qrTitle}>
      <div className="qr-sign-in">
        {problem || expired ? (
          <>
            <div>{problem ? problem.words : signIn.qrExpired}</div>
            <Button
              compact
              kind="secondary"
              icon="refresh-cw"
              words={signIn.qrRenew}
              onPress={renew}
            />
          </>
        ) : data ? (
          <img
            className="qr-sign-in__code"
            alt={signIn.qrLabel}
            src={`data:image/svg+xml,${encodeURIComponent(renderSVG(data.qrText, { border: 1 }))}`}
          />
        ) : (
          <Skeleton kind="form" />
        )}
        <div className="qr-sign-in__note">{signIn.qrNote}</div>
      </div>
    </Card>
  );
}
