import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { Notice } from '../../components/Notice/Notice';
import { drafts as words } from '../../messages/drafts';
import { home } from '../../messages/home';
import { Box } from '../../platform/elements/Box';
import { openPage } from '../../platform/navigation';
import { sendWaiting } from '../../reports/sendWaiting';
import { routes } from '../../routes';
import { ownDrafts, useDrafts } from '../../stores/drafts';
import './home.scss';

const MOST_SHOWN = 3;

/** What could not be sent yet, and what to do about it. */
export function WaitingReports() {
  const kept = ownDrafts(useDrafts((drafts) => drafts.all));
  const waiting = kept.filter((draft) => draft.state === 'waiting');
  const stopped = kept.filter(({ state }) => state === 'refused' || state === 'asking');
  if (waiting.length + stopped.length === 0) return null;
  return (
    <Card title={home.waitingTitle} tone={stopped.length > 0 ? 'plain' : 'warning'}>
      {stopped.length > 0 && (
        <Notice tone="danger" words={words.stoppedCount(stopped.length)}>
          <Button
            compact
            kind="secondary"
            words={words.seeAll}
            onPress={() => openPage(routes.drafts)}
          />
        </Notice>
      )}
      {waiting.slice(0, MOST_SHOWN).map((draft) => (
        <Box key={draft.key} className="home__waiting">
          {draft.words}
        </Box>
      ))}
      {waiting.length > 0 && (
        <>
          <Box>{home.waitingNote}</Box>
          <Button
            compact
            kind="secondary"
            words={home.sendNow}
            onPress={() => void sendWaiting()}
          />
        </>
      )}
      {stopped.length === 0 && waiting.length > MOST_SHOWN && (
        <Button compact kind="plain" words={words.seeAll} onPress={() => openPage(routes.drafts)} />
      )}
    </Card>
  );
}
