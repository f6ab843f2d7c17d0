import type { MeResponse } from '@shared/schemas/me';
import type { PlateCodeKind, PlateScope, PlatesPerPage } from '@shared/schemas/plates';
import { useState } from 'react';
import { downloadPlates, findPlatesPlan } from '../../../../api/plates';
import { toProblem } from '../../../../api/problem';
import { AreaPicker, type PickedArea } from '../../../../components/AreaPicker/AreaPicker';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { Cell } from '../../../../components/Cell/Cell';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { Field } from '../../../../components/Field/Field';
import { Notice } from '../../../../components/Notice/Notice';
import { Page } from '../../../../components/Page/Page';
import { useLoad } from '../../../../loading/useLoad';
import { plates as words } from '../../../../messages/plates';
import { showToast } from '../../../../platform/device';
import { Box } from '../../../../platform/elements/Box';
import { staff } from '../../messages';
import { myAreas } from '../../myAreas';

const chipsOf = <Value extends string>(names: Record<Value, string>) =>
  (Object.keys(names) as Value[]).map((value) => ({ value, words: names[value] }));

/** Makes the PDF of an area's plates: what is on it is chosen here, how many there are is said before. */
export function Plates({ me }: { me: MeResponse }) {
  const [widest] = myAreas(me);
  const [area, setArea] = useState<PickedArea | null>(null);
  const [scope, setScope] = useState<PlateScope>('below');
  const [perPage, setPerPage] = useState<PlatesPerPage>('4');
  const [chosen, setChosen] = useState<PlateCodeKind | null>(null);
  const [picking, setPicking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const areaCode = area?.code ?? widest?.code ?? null;
  const { data, problem, reload } = useLoad(
    areaCode ? () => findPlatesPlan(areaCode, scope) : null,
    `${areaCode}/${scope}`,
  );
  if (!widest || areaCode === null)
    return (
      <Page title={words.title} narrow>
        <EmptyState icon="briefcase" words={staff.notStaff} />
      </Page>
    );
  const code = chosen ?? data?.codes[0] ?? 'web';
  const tooMany = data !== null && data.plates > data.most;
  const make = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await downloadPlates({ areaCode, scope, perPage, code });
      showToast(words.made);
    } catch (thrown) {
      setRefusal(toProblem(thrown).words);
    }
    setBusy(false);
  };
  return (
    <Page
      title={words.title}
      narrow
      problem={problem}
      onRetry={() => void reload()}
      footer={
        <>
          {refusal && <Notice tone="danger" words={refusal} />}
          <Button
            icon="qr-code"
            words={busy ? words.making : words.make}
            busy={busy}
            disabled={data === null || tooMany}
            onPress={() => void make()}
          />
        </>
      }
    >
      <Card>
        <Box>{words.intro}</Box>
      </Card>
      <Card flush>
        <Cell
          icon="map-pin"
          title={area?.label ?? widest.name}
          note={
            data
              ? `${words.count(data.plates)} · ${words.pages(pagesOf(data.plates, perPage))}`
              : undefined
          }
          value={words.change}
          onPress={() => setPicking(true)}
        />
      </Card>
      {data !== null && data.withoutPeople > 0 && (
        <Notice tone="warning" words={words.withoutPeople(data.withoutPeople)} />
      )}
      {tooMany && <Notice tone="danger" words={words.tooMany(data.most)} />}
      <Card>
        <Field id="scope" label={words.scope}>
          <ChipGroup
            label={words.scope}
            chips={chipsOf(words.scopes)}
            value={scope}
            onChange={setScope}
          />
        </Field>
        <Field id="perPage" label={words.perPage}>
          <ChipGroup
            label={words.perPage}
            chips={chipsOf(words.perPages)}
            value={perPage}
            onChange={setPerPage}
          />
        </Field>
        {data !== null && data.codes.length > 1 && (
          <Field id="code" label={words.code}>
            <ChipGroup
              label={words.code}
              chips={data.codes.map((value) => ({ value, words: words.codes[value] }))}
              value={code}
              onChange={setChosen}
            />
          </Field>
        )}
      </Card>
      <AreaPicker
        open={picking}
        county={widest}
        onPicked={(picked) => {
          setArea(picked);
          setPicking(false);
        }}
        onClose={() => setPicking(false)}
      />
    </Page>
  );
}

const pagesOf = (plates: number, perPage: PlatesPerPage): number =>
  Math.ceil(plates / Number(perPage));
