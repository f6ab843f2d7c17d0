import type { ReportDetail } from '@shared/schemas/reports';
import { useState } from 'react';
import { listCategories } from '../../../api/categories';
import { Button } from '../../../components/Button/Button';
import { ChipGroup } from '../../../components/ChipGroup/ChipGroup';
import { Field } from '../../../components/Field/Field';
import { Notice } from '../../../components/Notice/Notice';
import { useLoad } from '../../../loading/useLoad';
import { shell } from '../../../messages/shell';
import { Box } from '../../../platform/elements/Box';
import { staff } from '../messages';
import type { StepInHand } from './useStepInHand';
import './CategoryField.scss';

/** The kind as it was reported, and all others behind one tap. */
export function CategoryField({ report, inHand }: { report: ReportDetail; inHand: StepInHand }) {
  const chosen = inHand.draft.category ?? report.category.code;
  const [open, setOpen] = useState(inHand.draft.category !== null);
  const { data, problem, reload } = useLoad(open ? listCategories : null, 'categories');
  const { category, changeCategory, categoryNow } = staff.fields;
  if (!open)
    return (
      <Box className="category-field">
        <Box className="category-field__now">
          <Box className="category-field__label">{category}</Box>
          <Box>{report.category.name}</Box>
        </Box>
        <Button compact kind="secondary" words={changeCategory} onPress={() => setOpen(true)} />
      </Box>
    );
  return (
    <Field id="step-category" label={category} hint={categoryNow(report.category.name)}>
      {problem && (
        <Notice tone="danger" words={problem.words}>
          <Button compact kind="secondary" words={shell.retry} onPress={() => void reload()} />
        </Notice>
      )}
      <ChipGroup
        label={category}
        chips={(data ?? []).map(({ code, name }) => ({ value: code, words: name }))}
        value={chosen}
        onChange={(code) => inHand.edit({ category: code === report.category.code ? null : code })}
      />
    </Field>
  );
}
