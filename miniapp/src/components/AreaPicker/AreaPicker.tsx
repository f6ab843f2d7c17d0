import type { AreaDetail } from '@shared/schemas/areas';
import { useState } from 'react';
import { childAreas } from '../../api/areas';
import { useLoad } from '../../loading/useLoad';
import { form } from '../../messages/form';
import { shell } from '../../messages/shell';
import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { Button } from '../Button/Button';
import { Card } from '../Card/Card';
import { Cell } from '../Cell/Cell';
import { Notice } from '../Notice/Notice';
import { Sheet } from '../Sheet/Sheet';
import { Skeleton } from '../Skeleton/Skeleton';
import './AreaPicker.scss';

export interface PickedArea {
  code: string;
  /** Names from the township down. */
  label: string;
}

interface AreaPickerProps {
  open: boolean;
  county: { code: string; name: string };
  onPicked: (area: PickedArea) => void;
  onClose: () => void;
}

type Step = Pick<AreaDetail, 'code' | 'name' | 'childCount'>;

/** Township → village → grid → micro-grid, as far down as one knows. */
export function AreaPicker({ open, county, onPicked, onClose }: AreaPickerProps) {
  const [path, setPath] = useState<Step[]>([]);
  const here = path[path.length - 1];
  const above = here?.code ?? county.code;
  const { data, problem, loading, reload } = useLoad(open ? () => childAreas(above) : null, above);

  const choose = (area: Step, trail: Step[]) =>
    onPicked({ code: area.code, label: trail.map((step) => step.name).join(' ') });
  const goDown = (area: AreaDetail) => {
    const trail = [...path, area];
    if (area.childCount === 0) choose(area, trail);
    else setPath(trail);
  };
  return (
    <Sheet
      open={open}
      title={form.listTitle}
      onClose={onClose}
      footer={
        here && (
          <Button
            kind="secondary"
            words={form.listHere(here.name)}
            onPress={() => choose(here, path)}
          />
        )
      }
    >
      <Box className="area-picker__trail">
        {[{ code: county.code, name: county.name, childCount: 1 }, ...path].map((step, index) => (
          <Tap
            key={step.code}
            className="area-picker__step"
            onPress={() => setPath(path.slice(0, index))}
          >
            {step.name}
          </Tap>
        ))}
      </Box>
      {problem ? (
        <Notice tone="danger" words={problem.words}>
          <Button compact kind="secondary" words={shell.retry} onPress={() => void reload()} />
        </Notice>
      ) : loading ? (
        <Skeleton kind="list" />
      ) : (
        <Card flush>
          {(data ?? []).map((area) => (
            <Cell key={area.code} title={area.name} onPress={() => goDown(area)} />
          ))}
          {data?.length === 0 && <Cell title={form.listEmpty} />}
        </Card>
      )}
    </Sheet>
  );
}
