import { findCategory } from '@shared/categories';
import type { MeResponse } from '@shared/schemas/me';
import { useState } from 'react';
import { toProblem } from '../../api/problem';
import { findRecipient, listNearby } from '../../api/reports';
import { exactTime } from '../../clock/exactTime';
import { Button } from '../../components/Button/Button';
import { ChipGroup } from '../../components/ChipGroup/ChipGroup';
import { NearbyMatter } from '../../components/NearbyMatters/NearbyMatter';
import { Notice } from '../../components/Notice/Notice';
import { Sheet } from '../../components/Sheet/Sheet';
import { useLoad } from '../../loading/useLoad';
import { lowSubscriptions, offerSubscriptions } from '../../members/subscriptions';
import { drafts as draftWords } from '../../messages/drafts';
import { form } from '../../messages/form';
import { nearby } from '../../messages/reporterSteps';
import { showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { replacePage } from '../../platform/leavePage';
import type { DraftPlace } from '../../reports/draft';
import { placeWords } from '../../reports/placeWords';
import { sendDraft } from '../../reports/sendDraft';
import { routes } from '../../routes';
import { useDrafts } from '../../stores/drafts';
import { useSession } from '../../stores/session';
import './form.scss';

interface SendSheetProps {
  me: MeResponse;
  /** Photos are still on their way. */
  sending: boolean;
  /** Some photos did not get through. */
  failed: boolean;
  onClose: () => void;
  /** There was no network: it waits and goes out later. */
  onQueued: () => void;
}

const MOST_NEARBY = 3;

async function lookAhead(category: string, place: DraftPlace) {
  const [recipient, nearby] = await Promise.all([
    findRecipient(category, place),
    // What neighbours said is welcome, not needed.
    listNearby(category, place).catch(() => ({ items: [] })),
  ]);
  return { recipient, nearby: nearby.items.slice(0, MOST_NEARBY) };
}

const namesOf = (path: readonly { name: string }[]): string =>
  path
    .slice(1)
    .map((step) => step.name)
    .join(' ');

function Line({ name, words }: { name: string; words: string }) {
  return (
    <Box className="form__line">
      <Box className="form__line-name">{name}</Box>
      <Box className="form__line-words">{words}</Box>
    </Box>
  );
}

/** What will be sent, who will get it, by when, and what neighbours said before. */
export function SendSheet({ me, sending, failed, onClose, onQueued }: SendSheetProps) {
  const { draft, edit, note } = useDrafts();
  const keepMe = useSession((session) => session.keepMe);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { category, place } = draft;
  const { data, problem } = useLoad(
    category && place ? () => lookAhead(category, place) : null,
    `${category}/${JSON.stringify(place)}`,
  );
  if (!category || !place) return null;
  const recipient = data?.recipient;

  const send = async () => {
    const { key } = draft;
    setBusy(true);
    setRefusal(null);
    // The prompt stands on the tap itself, and only where there are few left.
    await offerSubscriptions(lowSubscriptions(me, 'resident'), keepMe);
    // Who it goes to, as the person saw it: asked again where that has changed before it could be sent.
    note(key, { recipientCode: recipient?.areaPath[recipient.areaPath.length - 1]?.code ?? null });
    try {
      const sent = await sendDraft(key);
      if (sent.kind === 'waiting') {
        onQueued();
        return;
      }
      // The page that follows lets go of the draft: emptied here, the form would show for a moment.
      if (sent.editsLost) showToast(draftWords.sentBefore);
      await replacePage(routes.reportSent(sent.id ?? '', key));
    } catch (thrown) {
      setRefusal(toProblem(thrown).words);
      setBusy(false);
    }
  };
  const offered = recipient
    ? [{ areaPath: recipient.areaPath, distanceMetres: 0 }, ...recipient.alternatives]
    : [];
  return (
    <Sheet
      open
      title={form.summaryTitle}
      onClose={onClose}
      footer={
        <>
          {refusal && <Notice tone="danger" words={refusal} />}
          <Button words={form.send} busy={busy} onPress={() => void send()} />
          <Button kind="plain" words={form.back} onPress={onClose} />
        </>
      }
    >
      <Line name={form.summaryKind} words={findCategory(category)?.name ?? category} />
      <Line name={form.summaryWords} words={draft.words} />
      <Line name={form.summaryPhotos} words={form.summaryPhotoCount(draft.photos.length)} />
      <Line name={form.summaryPlace} words={placeWords(place)} />
      {recipient ? (
        <>
          <Line
            name={form.summaryTo}
            words={`${recipient.holder.name}\n${namesOf(recipient.areaPath)}`}
          />
          <Notice tone="info" words={form.summaryBy(exactTime(recipient.verifyBy))} />
        </>
      ) : (
        <Line name={form.summaryTo} words={problem ? problem.words : form.summaryFinding} />
      )}
      {problem?.code === 'connection_lost' && <Notice tone="warning" words={form.summaryUnknown} />}
      {offered.length > 1 && (
        <Box>
          <Box>{form.borderQuestion}</Box>
          <ChipGroup
            label={form.borderQuestion}
            chips={offered.map(({ areaPath }) => ({
              value: areaPath[areaPath.length - 1]?.code ?? '',
              words: namesOf(areaPath),
            }))}
            value={
              place.areaCode ?? recipient?.areaPath[recipient.areaPath.length - 1]?.code ?? null
            }
            onChange={(areaCode) => edit({ place: { ...place, areaCode } })}
          />
        </Box>
      )}
      {data && data.nearby.length > 0 && (
        <Notice tone="warning" words={nearby.title}>
          <Box>
            {data.nearby.map((item) => (
              <NearbyMatter key={item.id} item={item} />
            ))}
          </Box>
        </Notice>
      )}
      {sending && <Notice tone="info" words={form.photosSending} />}
      {failed && <Notice tone="warning" words={form.photosFailed} />}
    </Sheet>
  );
}
