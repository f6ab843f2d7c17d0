import { belongsToOrganisation, ROLE_NAMES, ROLES } from '@shared/roles';
import type { AreaStep } from '@shared/schemas/fields';
import { useState } from 'react';
import { AreaPicker } from '../../../../components/AreaPicker/AreaPicker';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { Cell } from '../../../../components/Cell/Cell';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { Field, TextField } from '../../../../components/Field/Field';
import { Notice } from '../../../../components/Notice/Notice';
import { Sheet } from '../../../../components/Sheet/Sheet';
import { staff } from '../../messages';
import { OrganisationField } from './OrganisationField';
import { useAddMember } from './useAddMember';

interface AddMemberSheetProps {
  /** The area of the administrator. */
  widest: AreaStep;
  onClose: () => void;
  onAdded: () => void;
}

const words = staff.team;
const ROLE_CHIPS = ROLES.map((role) => ({ value: role, words: ROLE_NAMES[role] }));

/** One more member of the staff: who, as what, where. */
export function AddMemberSheet({ widest, onClose, onAdded }: AddMemberSheetProps) {
  const { form, edit, gaps, busy, problem, send } = useAddMember(widest, onAdded);
  const [choosingArea, setChoosingArea] = useState(false);
  if (choosingArea)
    return (
      <AreaPicker
        open
        county={widest}
        onPicked={(area) => {
          edit({ area });
          setChoosingArea(false);
        }}
        onClose={() => setChoosingArea(false)}
      />
    );
  return (
    <Sheet
      open
      title={words.addTitle}
      onClose={onClose}
      footer={
        <>
          {problem && <Notice tone="danger" words={problem.words} />}
          <Button words={words.addAction} busy={busy} onPress={send} />
        </>
      }
    >
      <TextField
        id="member-name"
        label={words.name}
        value={form.name}
        onChange={(name) => edit({ name })}
        maxLength={40}
        error={gaps.includes('name') ? words.nameMissing : undefined}
      />
      <TextField
        id="member-phone"
        label={words.phone}
        kind="phone"
        value={form.phone}
        onChange={(phone) => edit({ phone })}
        maxLength={11}
        error={gaps.includes('phone') ? words.phoneWrong : undefined}
      />
      <Field id="member-role" label={words.role}>
        <ChipGroup
          label={words.role}
          chips={ROLE_CHIPS}
          value={form.role}
          onChange={(role) => edit({ role })}
        />
      </Field>
      {belongsToOrganisation(form.role) ? (
        <OrganisationField
          value={form.organisationId}
          onChange={(organisationId) => edit({ organisationId })}
          missing={gaps.includes('organisation')}
        />
      ) : (
        <Card flush>
          <Cell
            icon="map-pin"
            title={words.area}
            value={form.area.label}
            onPress={() => setChoosingArea(true)}
          />
        </Card>
      )}
    </Sheet>
  );
}
