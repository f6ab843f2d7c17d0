import type { ReportDetail } from '@shared/schemas/reports';
import { useEffect, useRef } from 'react';
import { listTargets, type Target } from '../../../api/steps';
import { Button } from '../../../components/Button/Button';
import { Field } from '../../../components/Field/Field';
import { Icon } from '../../../components/Icon/Icon';
import { Notice } from '../../../components/Notice/Notice';
import { Skeleton } from '../../../components/Skeleton/Skeleton';
import { useLoad } from '../../../loading/useLoad';
import { shell } from '../../../messages/shell';
import { Box } from '../../../platform/elements/Box';
import { Tap } from '../../../platform/elements/Tap';
import { staff } from '../messages';
import type { StepInHand } from './useStepInHand';
import './TargetField.scss';

/** Whom it can be given to: the own grid first, then who handles such matters; who is away is shown with why. */
export function TargetField({ report, inHand }: { report: ReportDetail; inHand: StepInHand }) {
  const { data, problem, loading, reload } = useLoad(() => listTargets(report.id), report.id);
  useSensibleTarget(data, inHand);
  const { targets, targetsOwn, targetsOrganisations, noTargets } = staff.fields;
  const areas = (data ?? []).filter((target) => target.kind === 'area');
  const organisations = (data ?? []).filter((target) => target.kind === 'organisation');
  return (
    <Field
      id="step-target"
      label={targets}
      error={inHand.gaps.includes('target') ? staff.missing.target : undefined}
    >
      {problem && (
        <Notice tone="danger" words={problem.words}>
          <Button compact kind="secondary" words={shell.retry} onPress={() => void reload()} />
        </Notice>
      )}
      {loading && <Skeleton kind="form" />}
      {data?.length === 0 && <Notice tone="warning" words={noTargets} />}
      <Box className="target-field" role="radiogroup" label={targets}>
        {areas.length > 0 && <Box className="target-field__group">{targetsOwn}</Box>}
        {areas.map((target) => (
          <TargetRow key={target.id} target={target} inHand={inHand} />
        ))}
        {organisations.length > 0 && (
          <Box className="target-field__group">{targetsOrganisations}</Box>
        )}
        {organisations.map((target) => (
          <TargetRow key={target.id} target={target} inHand={inHand} />
        ))}
      </Box>
    </Field>
  );
}

/** Where only one can take it there is nothing to choose; who is away by now is chosen no longer. */
function useSensibleTarget(targets: readonly Target[] | null, { draft, edit }: StepInHand): void {
  const latest = useRef({ chosen: draft.target, edit });
  latest.current = { chosen: draft.target, edit };
  useEffect(() => {
    if (!targets) return;
    const { chosen, edit: choose } = latest.current;
    const open = targets.filter((target) => target.available);
    const [only] = open;
    if (chosen && !open.some(({ kind, id }) => kind === chosen.kind && id === chosen.id))
      choose({ target: null });
    if (!chosen && only && open.length === 1) choose({ target: { kind: only.kind, id: only.id } });
  }, [targets]);
}

function TargetRow({ target, inHand }: { target: Target; inHand: StepInHand }) {
  const { kind, id, name, note, available } = target;
  const chosen = inHand.draft.target?.id === id && inHand.draft.target.kind === kind;
  const classes = ['target-field__row'];
  if (chosen) classes.push('target-field__row--chosen');
  if (!available) classes.push('target-field__row--away');
  return (
    <Tap
      className={classes.join(' ')}
      role="radio"
      checked={chosen}
      disabled={!available}
      onPress={() => inHand.edit({ target: { kind, id } })}
    >
      <Box className="target-field__words">
        <Box className="target-field__name">{name}</Box>
        <Box className="target-field__note">{note || staff.fields.unavailable}</Box>
      </Box>
      {chosen && <Icon name="circle-check" />}
    </Tap>
  );
}
