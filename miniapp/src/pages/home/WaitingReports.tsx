import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { Notice } from '../../components/Notice/Notice';
import { home } from '../../messages/home';
import { Box } from '../../platform/elements/Box';
import { openPage } from '../../platform/navigation';
import { sendWaiting } from '../../reports/sendDraft';
import { routes } from '../../routes';
import { useDrafts } from '../../stores/drafts';
import './home.scss';

/** What could not be sent yet, and what to do about it. */
export function WaitingReports() {
  const { waiting, takeBack } = useDrafts();
  if (waiting.length === 0) return null;
  const correct = (key: string) => {
    takeBack(key);
    openPage(routes.reportForm());
  };
  return (
    <Card title={home.waitingTitle} tone="warning">
      {waiting.map(({ draft, refusal }) => (
        <Box key={draft.key} className="home__waiting">
          <Box>{draft.words}</Box>
          {refusal && (
            <Notice tone="danger" words={home.waitingRefused(refusal)}>
              <Button
                compact
                kind="secondary"
                words={home.correct}
                onPress={() => correct(draft.key)}
              />
            </Notice>
          )}
        </Box>
      ))}
      {waiting.some((report) => report.refusal === null) && (
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
    </Card>
  );
}
