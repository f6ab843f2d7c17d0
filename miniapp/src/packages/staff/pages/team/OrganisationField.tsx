import { listOrganisations } from '../../../../api/posts';
import { Button } from '../../../../components/Button/Button';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { Field } from '../../../../components/Field/Field';
import { Notice } from '../../../../components/Notice/Notice';
import { useLoad } from '../../../../loading/useLoad';
import { shell } from '../../../../messages/shell';
import { staff } from '../../messages';

interface OrganisationFieldProps {
  value: string | null;
  onChange: (id: string) => void;
  missing: boolean;
}

const words = staff.team;

/** To which department or company somebody belongs. */
export function OrganisationField({ value, onChange, missing }: OrganisationFieldProps) {
  const { data, problem, reload } = useLoad(listOrganisations, 'organisations');
  const active = (data ?? []).filter((organisation) => organisation.active);
  return (
    <Field
      id="member-organisation"
      label={words.organisation}
      error={missing ? words.organisationMissing : undefined}
    >
      {problem && (
        <Notice tone="danger" words={problem.words}>
          <Button compact kind="secondary" words={shell.retry} onPress={() => void reload()} />
        </Notice>
      )}
      {data && active.length === 0 && <Notice tone="warning" words={words.noOrganisations} />}
      <ChipGroup
        label={words.organisation}
        chips={active.map(({ id, name }) => ({ value: id, words: name }))}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}
