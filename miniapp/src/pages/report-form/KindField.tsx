import { CATEGORIES, GROUP_NAMES, GROUPS, type Group } from '@shared/categories';
import { useState } from 'react';
import { type Category, listCategories } from '../../api/categories';
import { ChipGroup } from '../../components/ChipGroup/ChipGroup';
import { Field } from '../../components/Field/Field';
import { GROUP_ICONS } from '../../components/Icon/groupIcons';
import { useLoad } from '../../loading/useLoad';
import { form } from '../../messages/form';

interface KindFieldProps {
  value: string | null;
  onChange: (category: string) => void;
  /** Chosen on the page before. */
  group?: string;
  error?: string;
}

const isGroup = (value: string | undefined): value is Group =>
  GROUPS.some((group) => group === value);

/** Known without asking: a form must open without a network. The county's own list replaces them. */
const BUILT_IN: Pick<Category, 'code' | 'name' | 'group'>[] = [...CATEGORIES];

/** First one of six pictures, then which of its kinds. */
export function KindField({ value, onChange, group, error }: KindFieldProps) {
  const { data } = useLoad(listCategories, 'categories');
  const kinds = data ?? BUILT_IN;
  const [chosen, setChosen] = useState<Group | null>(isGroup(group) ? group : null);
  const shown = kinds.find((kind) => kind.code === value)?.group ?? null;
  const current = chosen ?? shown;
  const choose = (next: Group) => {
    setChosen(next);
    const inside = kinds.filter((kind) => kind.group === next);
    const only = inside[0];
    if (inside.length === 1 && only) onChange(only.code);
  };
  return (
    <Field id="kind" label={form.kindLabel} error={error}>
      <ChipGroup
        label={form.kindLabel}
        shape="tiles"
        chips={GROUPS.map((one) => ({
          value: one,
          words: GROUP_NAMES[one],
          icon: GROUP_ICONS[one],
        }))}
        value={current}
        onChange={choose}
      />
      {current && (
        <ChipGroup
          label={form.kindDetail}
          chips={kinds
            .filter((kind) => kind.group === current)
            .map((kind) => ({ value: kind.code, words: kind.name }))}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
