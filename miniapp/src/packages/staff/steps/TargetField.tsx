import { useEffect, useRef } from 'react';
import { listTargets, type Target } from '../../../api/steps';
import { Button } from '../../../components/Button/Button';
import { Field } from '../../../components/Field/Field';
import { Notice } from '../../../components/Notice/Notice';
import { Skeleton } from '../../../components/Skeleton/Skeleton';
import { useLoad } from '../../../loading/useLoad';
import { shell } from '../../../messages/shell';
import { staff } from '../messages';
import { isSame } from './stepDraft';
import type { StepFieldProps } from './stepFieldProps';
import { TargetRows } from './TargetRows';
import type { StepInHand } from './useStepInHand';

const words = staff.fields;

/** Whom it can be given to: the own grid first, then who handles such matters. */
export function TargetField({ report, inHand }: StepFieldProps) {
  const { data, problem, loading, reload } = useLoad(() => listTargets(report.id), report.id);
  useSensibleTarget(data, inHand);
  return (
    <Field
      id="step-target"
      label={words.targets}
      error={inHand.gaps.includes('target') ? staff.missing.target : undefined}
    >
      {problem && (
        <Notice tone="danger" words={problem.words}>
          <Button compact kind="secondary" words={shell.retry} onPress={() => void reload()} />
        </Notice>
      )}
      {loading && <Skeleton kind="form" />}
      {data?.length === 0 && <Notice tone="warning" words={words.noTargets} />}
      <TargetRows
        label={words.targets}
        role="radio"
        targets={data ?? []}
        isChosen={(target) => isSame(target, inHand.draft.target)}
        onPress={({ kind, id }) => inHand.edit({ target: { kind, id } })}
      />
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
    if (chosen && !open.some((target) => isSame(target, chosen))) choose({ target: null });
    if (!chosen && only && open.length === 1) choose({ target: { kind: only.kind, id: only.id } });
  }, [targets]);
}
