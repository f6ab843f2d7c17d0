import { useState } from 'react';
import { gridPeople } from '../../api/areas';
import { Button } from '../../components/Button/Button';
import { ChipGroup } from '../../components/ChipGroup/ChipGroup';
import { useLoad } from '../../loading/useLoad';
import { form } from '../../messages/form';
import { Box } from '../../platform/elements/Box';
import type { Draft } from '../../reports/draft';

interface AboutStaffFieldProps {
  /** The grid whose people it may be about. */
  gridCode: string | null;
  value: Draft['aboutStaff'];
  onChange: (about: Draft['aboutStaff']) => void;
}

const NOBODY = 'none';

/** A matter about one of the grid's own people skips that person. */
export function AboutStaffField({ gridCode, value, onChange }: AboutStaffFieldProps) {
  const [open, setOpen] = useState(value !== null);
  const { data } = useLoad(open && gridCode ? () => gridPeople(gridCode) : null, gridCode ?? '');
  if (!gridCode) return null;
  if (!open)
    return (
      <Button
        compact
        kind="plain"
        icon="shield-check"
        words={form.aboutStaff}
        onPress={() => setOpen(true)}
      />
    );
  const people = data?.items ?? [];
  return (
    <Box className="form__about">
      <Box>{form.aboutStaffHint}</Box>
      <ChipGroup
        label={form.aboutStaff}
        chips={[
          { value: NOBODY, words: form.aboutStaffNone },
          ...people.map((person) => ({
            value: person.postId,
            words: `${person.name} ${person.roleName}`,
          })),
        ]}
        value={value?.postId ?? NOBODY}
        onChange={(postId) => {
          const person = people.find((one) => one.postId === postId);
          onChange(person ? { postId, name: person.name } : null);
        }}
      />
    </Box>
  );
}
