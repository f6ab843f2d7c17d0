import type { MeResponse } from '@shared/schemas/me';
import { useState } from 'react';
import { bindPhone, keepSubscriptions } from '../../api/me';
import { toProblem } from '../../api/problem';
import { requestOfQr } from '../../api/signInQr';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { Cell } from '../../components/Cell/Cell';
import { Confirm } from '../../components/Confirm/Confirm';
import { leastSubscriptions } from '../../members/subscriptions';
import { confirmSignIn, me as words } from '../../messages/me';
import { showToast } from '../../platform/device';
import { PhoneButton } from '../../platform/elements/PhoneButton';
import { openPage } from '../../platform/navigation';
import { askToSubscribe, inWechat, scanCode } from '../../platform/wechat';
import { routes } from '../../routes';
import { isStaff, useSession } from '../../stores/session';
import { NameSheet } from './NameSheet';

/** Name, phone, own grid, reminders, privacy, the way out. */
export function MyAccount({ me }: { me: MeResponse }) {
  const { loadMe, keepMe, signOut } = useSession();
  const [naming, setNaming] = useState(false);
  const [leaving, setLeaving] = useState(false);

  const told = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      showToast(done);
    } catch (thrown) {
      showToast(toProblem(thrown).words);
    }
  };
  const bind = (code: string) =>
    told(async () => {
      await bindPhone(code);
      await loadMe();
    }, words.phoneBound);
  const subscribe = async () => {
    const results = await askToSubscribe(leastSubscriptions(me).map((one) => one.templateId));
    if (results.length > 0)
      await told(async () => keepMe(await keepSubscriptions(results)), words.saved);
  };
  const scan = async () => {
    const scanned = await scanCode();
    if (scanned === null) return;
    const request = requestOfQr(scanned);
    if (request) openPage(routes.confirmSignIn(request));
    else showToast(confirmSignIn.unreadable);
  };
  return (
    <>
      <Card flush>
        <Cell
          icon="user-round"
          title={words.name}
          value={me.name ?? words.nameUnset}
          onPress={() => setNaming(true)}
        />
        <Cell
          icon="phone"
          title={words.phone}
          note={words.phoneNote}
          value={me.phone ?? undefined}
        />
        {!me.phone && <PhoneButton words={words.phoneUnset} onCode={(code) => void bind(code)} />}
        <Cell
          icon="map-pin"
          title={words.grid}
          note={
            me.grid
              .slice(1)
              .map((step) => step.name)
              .join(' ') || words.gridUnset
          }
          onPress={() => openPage(routes.chooseGrid)}
        />
      </Card>
      {isStaff(me) && (
        <Card flush>
          <Cell
            icon="briefcase"
            title={words.workbench}
            onPress={() => openPage(routes.workbench)}
          />
        </Card>
      )}
      {inWechat && (
        <Card flush>
          {me.subscriptions.map((one) => (
            <Cell
              key={one.templateId}
              icon="bell"
              title={one.title}
              value={words.subscriptionsLeft(one.left)}
            />
          ))}
          {me.subscriptions.length > 0 && (
            <Cell
              icon="bell"
              title={words.subscriptionsAsk}
              note={words.subscriptionsNote}
              onPress={() => void subscribe()}
            />
          )}
          <Cell icon="scan-qr-code" title={words.scan} onPress={() => void scan()} />
        </Card>
      )}
      <Card flush>
        <Cell
          icon="shield-check"
          title={words.privacy}
          value={words.privacyVersion(me.consent.current)}
          onPress={() => openPage(routes.privacy)}
        />
      </Card>
      <Button kind="danger" icon="log-out" words={words.signOut} onPress={() => setLeaving(true)} />
      {naming && <NameSheet name={me.name ?? ''} onClose={() => setNaming(false)} />}
      <Confirm
        open={leaving}
        title={words.signOut}
        words={words.signOutWords}
        action={words.signOut}
        danger
        onConfirm={() => void signOut()}
        onCancel={() => setLeaving(false)}
      />
    </>
  );
}
