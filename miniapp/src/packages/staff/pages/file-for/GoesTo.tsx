import { findRecipient } from '../../../../api/reports';
import { exactTime } from '../../../../clock/exactTime';
import { Notice } from '../../../../components/Notice/Notice';
import { useLoad } from '../../../../loading/useLoad';
import { Box } from '../../../../platform/elements/Box';
import type { DraftPlace } from '../../../../reports/draft';
import { placeBody } from '../../../../reports/placeBody';
import { fileForWords as words } from '../../fileForMessages';

interface GoesToProps {
  category: string | null;
  place: DraftPlace | null;
}

/** Who will have it, and by when they answer: said before it is sent. */
export function GoesTo({ category, place }: GoesToProps) {
  const asked = category !== null && place !== null;
  const { data, problem } = useLoad(
    asked ? () => findRecipient(category, placeBody(place)) : null,
    JSON.stringify([category, place]),
  );
  if (!asked) return null;
  if (problem) return <Notice tone="warning" words={problem.words} />;
  if (!data) return <Box>{words.finding}</Box>;
  return <Notice tone="info" words={words.goesTo(data.holder.name, exactTime(data.verifyBy))} />;
}
