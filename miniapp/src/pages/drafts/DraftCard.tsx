import { findCategory } from '@shared/categories';
import { relativeTime } from '../../clock/relativeTime';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { Notice } from '../../components/Notice/Notice';
import { drafts as words } from '../../messages/drafts';
import { Box } from '../../platform/elements/Box';
import { openPage } from '../../platform/navigation';
import type { KeptDraft } from '../../reports/draft';
import { release } from '../../reports/sendWaiting';
import { routes } from '../../routes';

/** Its first words, or that there are none yet. */
export const titleOf = (draft: KeptDraft): string => {
  const text = draft.words.trim();
  return text.length > 40 ? `${text.slice(0, 40)}…` : text || words.untitled;
};

const factsOf = (draft: KeptDraft): string =>
  [
    draft.category && (findCategory(draft.category)?.name ?? null),
    draft.place?.label,
    draft.photos.length > 0 && words.photos(draft.photos.length),
    words.writtenAt(relativeTime(draft.startedAt)),
  ]
    .filter(Boolean)
    .join(' · ');

const OPEN_WORDS = {
  editing: words.continueWriting,
  waiting: words.correct,
  asking: words.correct,
  refused: words.correct,
  removed: words.correct,
};

interface DraftCardProps {
  draft: KeptDraft;
  onRemove: () => void;
}

/** One draft: what it says, why it is not sent, and what can be done. */
export function DraftCard({ draft, onRemove }: DraftCardProps) {
  const isStopped = draft.state === 'asking' || draft.state === 'refused';
  const { problem } = draft;
  return (
    <Card>
      <Box className="drafts__words">{titleOf(draft)}</Box>
      <Box className="drafts__note">{factsOf(draft)}</Box>
      {problem && <Notice tone={isStopped ? 'danger' : 'warning'} words={problem.words} />}
      <Box className="drafts__actions">
        <Button
          compact
          kind={draft.state === 'asking' ? 'plain' : 'secondary'}
          icon={draft.state === 'asking' ? undefined : 'pen-line'}
          words={OPEN_WORDS[draft.state]}
          onPress={() => openPage(routes.reportForm({ draft: draft.key }))}
        />
        {isStopped && (
          <Button
            compact
            kind={draft.state === 'asking' ? 'secondary' : 'plain'}
            icon={draft.state === 'asking' ? 'send' : undefined}
            words={draft.state === 'asking' ? words.sendStill : words.sendAgain}
            onPress={() => void release(draft.key)}
          />
        )}
        <Button compact kind="plain" words={words.remove} onPress={onRemove} />
      </Box>
    </Card>
  );
}
