import { ROBOT_KINDS, type RobotKind } from '@shared/pushes';
import type { Robot } from '@shared/schemas/sends';
import { useRef, useState } from 'react';
import { newKey } from '../../../../api/client';
import { toProblem } from '../../../../api/problem';
import { addRobot, changeRobot } from '../../../../api/sends';
import { AreaPicker, type PickedArea } from '../../../../components/AreaPicker/AreaPicker';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { Cell } from '../../../../components/Cell/Cell';
import { Field, TextField } from '../../../../components/Field/Field';
import { Icon } from '../../../../components/Icon/Icon';
import { Notice } from '../../../../components/Notice/Notice';
import { Sheet } from '../../../../components/Sheet/Sheet';
import { Box } from '../../../../platform/elements/Box';
import { Tap } from '../../../../platform/elements/Tap';
import { robotWords as words } from '../../sendWords';

interface RobotSheetProps {
  county: { code: string; name: string };
  /** Null: a new one. */
  robot: Robot | null;
  onClose: () => void;
  onSaved: (said: string) => void;
}

const WEBHOOK = /^https:\/\/qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=[0-9a-fA-F-]{36}$/;
const LONGEST_NAME = 30;

/** A group's robot: its address, of which area it is told, and what. */
export function RobotSheet({ county, robot, onClose, onSaved }: RobotSheetProps) {
  const [name, setName] = useState(robot?.name ?? '');
  const [webhook, setWebhook] = useState('');
  const [area, setArea] = useState<PickedArea | null>(null);
  const [kinds, setKinds] = useState<readonly RobotKind[]>(robot?.kinds ?? ROBOT_KINDS);
  const [picking, setPicking] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const sending = useRef({ busy: false, key: newKey() });

  const address = webhook.trim();
  const wrong = {
    name: name.trim() === '',
    webhook: !(WEBHOOK.test(address) || (robot !== null && address === '')),
    kinds: kinds.length === 0,
  };
  const save = async () => {
    setTried(true);
    if (sending.current.busy || wrong.name || wrong.webhook || wrong.kinds) return;
    sending.current.busy = true;
    setBusy(true);
    setRefusal(null);
    const body = { name: name.trim(), kinds: [...kinds] };
    try {
      if (robot)
        await changeRobot(
          robot.id,
          { ...body, ...(address === '' ? {} : { webhook: address, enabled: true }) },
          robot.version,
        );
      else
        await addRobot(
          { ...body, webhook: address, areaCode: area?.code ?? county.code },
          sending.current.key,
        );
      onSaved(robot ? words.saved : words.added(body.name));
    } catch (thrown) {
      setRefusal(toProblem(thrown).words);
      // Corrected it is another request.
      sending.current.key = newKey();
    } finally {
      sending.current.busy = false;
      setBusy(false);
    }
  };
  const toggle = (kind: RobotKind) =>
    setKinds(ROBOT_KINDS.filter((one) => (one === kind) !== kinds.includes(one)));
  if (picking)
    return (
      <AreaPicker
        open
        county={county}
        onPicked={(picked) => {
          setArea(picked);
          setPicking(false);
        }}
        onClose={() => setPicking(false)}
      />
    );
  return (
    <Sheet
      open
      title={robot ? words.editTitle : words.addTitle}
      onClose={onClose}
      footer={
        <>
          {refusal && <Notice tone="danger" words={refusal} />}
          <Button words={words.save} busy={busy} onPress={() => void save()} />
        </>
      }
    >
      <TextField
        id="robot-name"
        label={words.name}
        placeholder={words.namePlaceholder}
        value={name}
        onChange={setName}
        maxLength={LONGEST_NAME}
        error={tried && wrong.name ? words.nameMissing : undefined}
      />
      <TextField
        id="robot-webhook"
        label={words.webhook}
        hint={words.webhookHint}
        placeholder={robot ? words.webhookKeep : undefined}
        value={webhook}
        onChange={setWebhook}
        maxLength={200}
        error={tried && wrong.webhook ? words.webhookWrong : undefined}
      />
      <Field
        id="robot-kinds"
        label={words.what}
        error={tried && wrong.kinds ? words.kindsMissing : undefined}
      >
        <Box className="robots__kinds">
          {ROBOT_KINDS.map((kind) => (
            <Tap
              key={kind}
              className={`chip ${kinds.includes(kind) ? 'chip--chosen' : ''}`}
              role="checkbox"
              checked={kinds.includes(kind)}
              onPress={() => toggle(kind)}
            >
              <Box as="span">{words.kinds[kind]}</Box>
              {kinds.includes(kind) && <Icon name="check" size="small" />}
            </Tap>
          ))}
        </Box>
      </Field>
      {robot === null && (
        <Field id="robot-area" label={words.area}>
          <Card flush>
            <Cell
              icon="map-pin"
              title={area?.label ?? words.county(county.name)}
              onPress={() => setPicking(true)}
            />
          </Card>
          {area && (
            <Button compact kind="plain" words={words.toCounty} onPress={() => setArea(null)} />
          )}
        </Field>
      )}
    </Sheet>
  );
}
