import { useState } from 'react';
import { listTargets, type Target } from '../../../api/steps';
import { shanghaiDay } from '../../../clock/exactTime';
import { Button } from '../../../components/Button/Button';
import { Card } from '../../../components/Card/Card';
import { Field, TextField } from '../../../components/Field/Field';
import { Notice } from '../../../components/Notice/Notice';
import { Quote } from '../../../components/Quote/Quote';
import { Skeleton } from '../../../components/Skeleton/Skeleton';
import { useLoad } from '../../../loading/useLoad';
import { shell } from '../../../messages/shell';
import { Box } from '../../../platform/elements/Box';
import { staff } from '../messages';
import { DayField } from './DayField';
import { type AssistingDraft, isSame } from './stepDraft';
import type { StepFieldProps } from './stepFieldProps';
import { TargetRows } from './TargetRows';

const words = staff.fields;
const MOST_ASSISTING = 8;

/** 吹哨: who assists, each with a part of its own. Behind a button until it is needed, unless `open`. */
export function AssistingField({ report, inHand, open }: StepFieldProps & { open?: boolean }) {
  const { draft, edit, gaps } = inHand;
  const [shown, setShown] = useState(open === true || draft.assisting.length > 0);
  const { data, problem, loading, reload } = useLoad(
    shown ? () => listTargets(report.id, 'assist') : null,
    report.id,
  );
  if (!shown)
    return (
      <Button
        kind="secondary"
        icon="users-round"
        words={words.assistingAdd}
        onPress={() => setShown(true)}
      />
    );
  const chosen = (target: Target) => draft.assisting.some((one) => isSame(one.target, target));
  const toggle = (target: Target) => {
    const { kind, id, name } = target;
    const others = draft.assisting.filter((one) => !isSame(one.target, target));
    const added = { target: { kind, id }, name, part: '', day: null };
    if (chosen(target)) edit({ assisting: others });
    else if (others.length < MOST_ASSISTING) edit({ assisting: [...others, added] });
  };
  const change = (changed: AssistingDraft, to: Partial<AssistingDraft>) =>
    edit({ assisting: draft.assisting.map((one) => (one === changed ? { ...one, ...to } : one)) });
  const assisting = draft.assisting.filter((one) => !isSame(one.target, draft.target));
  return (
    <>
      <Field
        id="step-assisting"
        label={words.assisting}
        hint={open ? undefined : words.assistingHint}
        error={gaps.includes('assisting') ? staff.missing.assisting : undefined}
      >
        {problem && (
          <Notice tone="danger" words={problem.words}>
            <Button compact kind="secondary" words={shell.retry} onPress={() => void reload()} />
          </Notice>
        )}
        {loading && <Skeleton kind="form" />}
        {data?.length === 0 && <Notice tone="warning" words={words.noTargets} />}
        <TargetRows
          label={words.assisting}
          role="checkbox"
          targets={(data ?? []).filter((target) => !isSame(target, draft.target))}
          isChosen={chosen}
          onPress={toggle}
        />
      </Field>
      {assisting.map((one) => (
        <Part
          key={`${one.target.kind}${one.target.id}`}
          assisting={one}
          resolveBy={report.clocks.resolveBy}
          missing={gaps.includes('parts') && one.part.trim() === ''}
          onChange={(to) => change(one, to)}
        />
      ))}
    </>
  );
}

interface PartProps {
  assisting: AssistingDraft;
  /** ISO 8601: the report's own; no part may run longer. */
  resolveBy: string | null;
  missing: boolean;
  onChange: (to: Partial<AssistingDraft>) => void;
}

/** What one of them is to do, and by which day if sooner than the report itself. */
function Part({ assisting, resolveBy, missing, onChange }: PartProps) {
  const { target, name, part, day } = assisting;
  const [choosingDay, setChoosingDay] = useState(day !== null);
  return (
    <Card>
      <TextField
        id={`step-part-${target.id}`}
        label={words.part(name)}
        value={part}
        onChange={(typed) => onChange({ part: typed })}
        placeholder={words.partPlaceholder}
        maxLength={200}
        error={missing ? staff.missing.parts : undefined}
      />
      {choosingDay ? (
        <DayField
          id={`step-part-day-${target.id}`}
          label={words.partDay}
          optional
          after={null}
          last={resolveBy === null ? undefined : shanghaiDay(new Date(resolveBy))}
          value={day}
          onChange={(chosen) => onChange({ day: chosen })}
        />
      ) : (
        <Button
          compact
          kind="secondary"
          icon="calendar"
          words={`${words.partDay}：${words.partDayNone}`}
          onPress={() => setChoosingDay(true)}
        />
      )}
    </Card>
  );
}

/** What those who are asked to assist are to do. */
export function MyPart({ report }: StepFieldProps) {
  const parts = report.assignments.filter(
    ({ kind, state, part }) =>
      kind === 'assisting' && part !== null && (state === 'waiting' || state === 'accepted'),
  );
  if (parts.length === 0) return null;
  return (
    <Box>
      {parts.map(({ id, toName, part }) => (
        <Field key={id} id={`my-part-${id}`} label={`${words.myPart} · ${toName}`}>
          <Quote words={part ?? ''} />
        </Field>
      ))}
    </Box>
  );
}
