import { findRecipient } from '../../../api/reports';
import { Field } from '../../../components/Field/Field';
import { Notice } from '../../../components/Notice/Notice';
import { PlaceField } from '../../../components/PlaceField/PlaceField';
import { useLoad } from '../../../loading/useLoad';
import { Box } from '../../../platform/elements/Box';
import { placeBody } from '../../../reports/placeBody';
import { staff } from '../messages';
import type { StepFieldProps } from './stepFieldProps';

const words = staff.fields;

/** Where it really is, and whose it becomes: said before it is sent. */
export function MoveField({ report, inHand }: StepFieldProps) {
  const { draft, edit, gaps } = inHand;
  const [county] = report.areaPath;
  const { place } = draft;
  const { data, problem } = useLoad(
    place ? () => findRecipient(report.category.code, placeBody(place)) : null,
    JSON.stringify(place),
  );
  const here = report.areaPath[report.areaPath.length - 1]?.code;
  const there = data?.areaPath[data.areaPath.length - 1]?.code;
  if (!county) return null;
  return (
    <Field id="step-place" label={words.place}>
      <PlaceField
        county={county}
        value={place}
        onChange={(chosen) => edit({ place: chosen })}
        error={gaps.includes('place') ? staff.missing.place : undefined}
      />
      {place && !data && !problem && <Box>{words.placeAsked}</Box>}
      {problem && <Notice tone="danger" words={problem.words} />}
      {data &&
        (there === here ? (
          <Notice tone="warning" words={words.placeSame} />
        ) : (
          <Notice tone="info" words={words.placeGoesTo(data.holder.name)} />
        ))}
    </Field>
  );
}
