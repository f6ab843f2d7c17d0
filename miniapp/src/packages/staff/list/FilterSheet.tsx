import type { MeResponse } from '@shared/schemas/me';
import { useState } from 'react';
import { listCategories } from '../../../api/categories';
import { AreaPicker } from '../../../components/AreaPicker/AreaPicker';
import { Button } from '../../../components/Button/Button';
import { Card } from '../../../components/Card/Card';
import { Cell } from '../../../components/Cell/Cell';
import { ChipGroup } from '../../../components/ChipGroup/ChipGroup';
import { Field } from '../../../components/Field/Field';
import { Sheet } from '../../../components/Sheet/Sheet';
import { useLoad } from '../../../loading/useLoad';
import { staff } from '../messages';
import { myAreas } from '../myAreas';
import { TIME_CHOICES, useListFilter } from './listFilter';

const words = staff.list;
const ANY = '';
const TIMES = TIME_CHOICES.map((value) => ({ value, words: words.times[value] }));

interface FilterSheetProps {
  me: MeResponse;
  onClose: () => void;
}

/** Kind, time and place; each choice counts at once. */
export function FilterSheet({ me, onClose }: FilterSheetProps) {
  const { filter, change, reset } = useListFilter();
  const { data } = useLoad(listCategories, 'categories');
  const [choosingArea, setChoosingArea] = useState(false);
  const [widest] = myAreas(me);
  if (choosingArea && widest)
    return (
      <AreaPicker
        open
        county={widest}
        onPicked={(area) => {
          change({ area });
          setChoosingArea(false);
        }}
        onClose={() => setChoosingArea(false)}
      />
    );
  const kinds = (data ?? []).map(({ code, name }) => ({ value: code, words: name }));
  return (
    <Sheet
      open
      title={words.filters}
      onClose={onClose}
      footer={
        <>
          <Button words={words.apply} onPress={onClose} />
          <Button kind="plain" words={words.reset} onPress={reset} />
        </>
      }
    >
      <Field id="filter-time" label={words.time}>
        <ChipGroup
          label={words.time}
          chips={TIMES}
          value={filter.time}
          onChange={(time) => change({ time })}
        />
      </Field>
      {widest && (
        <Card flush>
          <Cell
            icon="map-pin"
            title={words.area}
            value={filter.area?.label ?? words.wholeArea(widest.name)}
            onPress={() => setChoosingArea(true)}
          />
          {filter.area && (
            <Cell title={words.wholeArea(widest.name)} onPress={() => change({ area: null })} />
          )}
        </Card>
      )}
      <Field id="filter-category" label={words.category}>
        <ChipGroup
          label={words.category}
          chips={[{ value: ANY, words: words.any }, ...kinds]}
          value={filter.category ?? ANY}
          onChange={(code) => change({ category: code === ANY ? null : code })}
        />
      </Field>
    </Sheet>
  );
}
