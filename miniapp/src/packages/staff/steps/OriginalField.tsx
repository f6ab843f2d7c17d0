import { OPEN_STATES } from '@shared/states';
import { listReports } from '../../../api/reports';
import { relativeTime } from '../../../clock/relativeTime';
import { Field, TextField } from '../../../components/Field/Field';
import { Skeleton } from '../../../components/Skeleton/Skeleton';
import { useLoad } from '../../../loading/useLoad';
import { Box } from '../../../platform/elements/Box';
import { staff } from '../messages';
import { ChoiceRow } from './ChoiceRow';
import type { StepFieldProps } from './stepFieldProps';

const words = staff.fields;
/** Digits of a village's code: neighbours of one village see the same pothole. */
const VILLAGE_DIGITS = 12;
const MOST = 6;

/** The report that came first: by its number, or one of those of this kind that are open close by. */
export function OriginalField({ report, inHand }: StepFieldProps) {
  const { draft, edit, gaps } = inHand;
  const { areaPath, category } = report;
  const areaCode = areaPath[areaPath.length - 1]?.code.slice(0, VILLAGE_DIGITS);
  const { data, loading } = useLoad(async () => {
    const filter = { scope: 'area', areaCode, category: category.code } as const;
    const { items } = await listReports({ ...filter, states: OPEN_STATES, limit: MOST + 1 });
    return items.filter(({ id }) => id !== report.id).slice(0, MOST);
  }, report.id);
  return (
    <>
      <TextField
        id="step-original"
        label={words.original}
        value={draft.original}
        onChange={(original) => edit({ original })}
        placeholder={words.originalPlaceholder}
        maxLength={40}
        error={gaps.includes('original') ? staff.missing.original : undefined}
      />
      <Field id="step-originals" label={words.originalNear}>
        {loading && <Skeleton kind="form" />}
        {data?.length === 0 && <Box>{words.originalNone}</Box>}
        <Box className="choice-rows" role="radiogroup" label={words.originalNear}>
          {(data ?? []).map(({ id, number, excerpt, stateName, createdAt }) => (
            <ChoiceRow
              key={id}
              name={excerpt}
              note={`${number} · ${stateName} · ${relativeTime(createdAt)}`}
              role="radio"
              chosen={draft.original === number}
              onPress={() => edit({ original: number })}
            />
          ))}
        </Box>
      </Field>
    </>
  );
}
