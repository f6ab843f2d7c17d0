import type { MeResponse } from '@shared/schemas/me';
import type { ReportDetail } from '@shared/schemas/reports';
import { useState } from 'react';
import { newKey } from '../../../../api/client';
import { redactReport } from '../../../../api/privacy';
import { type Problem, toProblem } from '../../../../api/problem';
import { exactTime } from '../../../../clock/exactTime';
import { Button } from '../../../../components/Button/Button';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { Confirm } from '../../../../components/Confirm/Confirm';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { Field, WordsField } from '../../../../components/Field/Field';
import { Icon } from '../../../../components/Icon/Icon';
import { Notice } from '../../../../components/Notice/Notice';
import { Page } from '../../../../components/Page/Page';
import { useReport } from '../../../../loading/useReport';
import { showToast } from '../../../../platform/device';
import { Box } from '../../../../platform/elements/Box';
import { Picture } from '../../../../platform/elements/Picture';
import { Tap } from '../../../../platform/elements/Tap';
import { redact as words } from '../../messages';
import { type Part, partsOf, targetsOf } from './partsOf';
import './redact.scss';

const MOST_LETTERS = 200;
const PHRASES = words.reasonPhrases.map((phrase) => ({ value: phrase, words: phrase }));

/** What is to go, why, and once more before it does. */
export function RedactForm({ id, me }: { id: string; me: MeResponse }) {
  const { report, problem, reload, setReport } = useReport(id);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);

  if (!report || problem)
    return (
      <Page
        title={words.title}
        narrow
        loading={!report && 'form'}
        problem={problem}
        onRetry={() => void reload()}
      />
    );
  const parts = partsOf(report, isStaffHere(report, me), (time) => exactTime(time, new Date()));
  const taken = parts.filter((part) => chosen.includes(part.key));
  const toggle = (key: string) =>
    setChosen(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  const ask = () => {
    setAsked(true);
    if (taken.length > 0 && reason.trim() !== '') setConfirming(true);
  };
  const take = async () => {
    setBusy(true);
    setFailed(null);
    try {
      showToast(words.done(exactTime(await takeOut(report, taken, reason, setReport), new Date())));
      setChosen([]);
      setReason('');
      setAsked(false);
    } catch (thrown) {
      setFailed(toProblem(thrown));
      void reload();
    } finally {
      setBusy(false);
      setConfirming(false);
    }
  };
  if (!report.abilities.includes('redact') || parts.length === 0)
    return (
      <Page title={words.title} narrow>
        <EmptyState icon="eye-off" words={parts.length === 0 ? words.nothing : words.notAllowed} />
      </Page>
    );
  return (
    <Page
      title={words.title}
      narrow
      footer={<Button kind="danger" words={words.action(taken.length)} onPress={ask} />}
    >
      <Notice tone="warning" words={words.note} />
      {failed && <Notice tone="danger" words={failed.words} />}
      {asked && taken.length === 0 && <Notice tone="danger" words={words.chooseFirst} />}
      <Box className="redact">
        {parts.map((part) => (
          <PartRow
            key={part.key}
            part={part}
            chosen={chosen.includes(part.key)}
            onPress={() => toggle(part.key)}
          />
        ))}
      </Box>
      <Field id="redact-why" label={words.reason}>
        <ChipGroup
          label={words.reason}
          chips={PHRASES}
          value={
            reason === '' ? null : (PHRASES.find(({ value }) => value === reason)?.value ?? null)
          }
          onChange={setReason}
        />
      </Field>
      <WordsField
        id="redact-reason"
        label={words.reasonOwn}
        value={reason}
        onChange={setReason}
        maxLength={MOST_LETTERS}
        error={asked && reason.trim() === '' ? words.reasonMissing : undefined}
      />
      <Confirm
        open={confirming}
        title={words.confirmTitle}
        words={words.confirmWords}
        action={words.confirm}
        danger
        busy={busy}
        onConfirm={() => void take()}
        onCancel={() => setConfirming(false)}
      />
    </Page>
  );
}

/** The staff of its areas may leave notes on it; its reporter may not. */
const isStaffHere = (report: ReportDetail, me: MeResponse): boolean =>
  me.posts.length > 0 && report.abilities.includes('note');

/** One request a place, one after the other: each is a step on the report as the last one left it. */
async function takeOut(
  report: ReportDetail,
  parts: readonly Part[],
  reason: string,
  onStep: (report: ReportDetail) => void,
): Promise<string> {
  let { version } = report;
  let until = new Date().toISOString();
  for (const target of targetsOf(parts)) {
    const on = { id: report.id, version, idempotencyKey: newKey() };
    const answer = await redactReport(on, { target, reason: reason.trim() });
    version = answer.report.version;
    until = answer.backupsUntil;
    onStep(answer.report);
  }
  return until;
}

interface PartRowProps {
  part: Part;
  chosen: boolean;
  onPress: () => void;
}

function PartRow({ part, chosen, onPress }: PartRowProps) {
  return (
    <Tap
      className={`redact__part ${chosen ? 'redact__part--chosen' : ''}`}
      role="checkbox"
      checked={chosen}
      onPress={onPress}
    >
      <Icon name={chosen ? 'circle-check' : 'eye-off'} />
      <Box className="redact__body">
        <Box className="redact__title">{part.title}</Box>
        <Box>{part.shown}</Box>
        {part.photo && (
          <Picture src={part.photo.thumbnailUrl} alt={part.shown} className="redact__photo" />
        )}
      </Box>
    </Tap>
  );
}
