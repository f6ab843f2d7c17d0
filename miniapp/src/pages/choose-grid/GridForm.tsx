import type { MeResponse } from '@shared/schemas/me';
import { useState } from 'react';
import { locateGrid } from '../../api/areas';
import { updateMe } from '../../api/me';
import { Problem, toProblem } from '../../api/problem';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { Notice } from '../../components/Notice/Notice';
import { Page } from '../../components/Page/Page';
import { PlaceField } from '../../components/PlaceField/PlaceField';
import { form } from '../../messages/form';
import { chooseGrid, me as words } from '../../messages/me';
import { showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { goBack } from '../../platform/leavePage';
import type { DraftPlace } from '../../reports/draft';
import { routes } from '../../routes';
import { useSession } from '../../stores/session';

/** The unit a place lies in. Throws Problem, also for a place outside the county. */
async function gridOf(place: DraftPlace): Promise<string> {
  if (place.areaCode) return place.areaCode;
  if (!place.position) throw new Problem('unknown', form.placeMissing);
  const found = await locateGrid(place.position);
  if (found.kind === 'outside') throw new Problem('outside_county', form.mapOutside);
  return found.area.code;
}

/** One's own grid, by list, map or plate. */
export function GridForm({ me }: { me: MeResponse }) {
  const keepMe = useSession((session) => session.keepMe);
  const [place, setPlace] = useState<DraftPlace | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (chosen: DraftPlace) => {
    setBusy(true);
    setProblem(null);
    try {
      keepMe(await updateMe({ gridCode: await gridOf(chosen) }));
      showToast(chooseGrid.saved);
      goBack(routes.home);
    } catch (thrown) {
      setProblem(toProblem(thrown).words);
      setBusy(false);
    }
  };
  const now = me.grid
    .slice(1)
    .map((step) => step.name)
    .join(' ');
  return (
    <Page
      title={chooseGrid.title}
      narrow
      footer={
        <Button
          words={words.save}
          disabled={!place}
          busy={busy}
          onPress={() => place && void save(place)}
        />
      }
    >
      <Card title={now || undefined}>
        <Box>{chooseGrid.note}</Box>
        <PlaceField county={me.county} value={place} onChange={setPlace} />
        {problem && <Notice tone="danger" words={problem} />}
      </Card>
    </Page>
  );
}
