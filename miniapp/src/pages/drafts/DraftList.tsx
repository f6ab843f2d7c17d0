import { useEffect, useState } from 'react';
import { Button } from '../../components/Button/Button';
import { EmptyState } from '../../components/EmptyState/EmptyState';
import { Notice } from '../../components/Notice/Notice';
import { Page } from '../../components/Page/Page';
import { drafts as words } from '../../messages/drafts';
import { Box } from '../../platform/elements/Box';
import { openPage } from '../../platform/navigation';
import type { DraftState, KeptDraft } from '../../reports/draft';
import { sendWaiting } from '../../reports/sendWaiting';
import { sweepDrafts } from '../../reports/sweepDrafts';
import { routes } from '../../routes';
import { ownDrafts, useDrafts } from '../../stores/drafts';
import { DraftCard, titleOf } from './DraftCard';
import './drafts.scss';

const SECTIONS: { title: string; states: readonly DraftState[] }[] = [
  { title: words.stopped, states: ['refused', 'asking'] },
  { title: words.waiting, states: ['waiting'] },
  { title: words.editing, states: ['editing'] },
];

/** Everything this person has not sent yet: what is stopped first, since it needs them. */
export function DraftList() {
  const { all, note } = useDrafts();
  const [removed, setRemoved] = useState<KeptDraft | null>(null);
  // Until this page is left a removed one can be put back.
  useEffect(() => sweepDrafts, []);
  const mine = ownDrafts(all);
  const remove = (draft: KeptDraft) => {
    sweepDrafts();
    note(draft.key, { state: 'removed' });
    setRemoved(draft);
  };
  const undo = () => {
    if (removed) note(removed.key, { state: removed.state });
    setRemoved(null);
  };
  const writeNew = () => {
    useDrafts.getState().startAnew();
    openPage(routes.reportForm());
  };
  const waiting = mine.some((draft) => draft.state === 'waiting');
  return (
    <Page
      title={words.title}
      narrow
      footer={<Button icon="pen-line" words={words.write} onPress={writeNew} />}
    >
      {removed && (
        <Notice tone="info" words={words.removed(titleOf(removed))}>
          <Button compact kind="secondary" icon="undo-2" words={words.undo} onPress={undo} />
        </Notice>
      )}
      {mine.length === 0 && <EmptyState icon="inbox" words={words.empty} />}
      {SECTIONS.map(({ title, states }) => {
        const drafts = mine.filter((draft) => states.includes(draft.state));
        if (drafts.length === 0) return null;
        return (
          <Box key={title} className="drafts__section">
            <Box as="h2" className="drafts__title">
              {title}
            </Box>
            {drafts.map((draft) => (
              <DraftCard key={draft.key} draft={draft} onRemove={() => remove(draft)} />
            ))}
            {waiting && states.includes('waiting') && (
              <Box className="drafts__all">
                <Box className="drafts__note">{words.waitingNote}</Box>
                <Button
                  compact
                  kind="secondary"
                  icon="send"
                  words={words.sendNow}
                  onPress={() => void sendWaiting()}
                />
              </Box>
            )}
          </Box>
        );
      })}
    </Page>
  );
}
