import { useState } from 'react';
import { findPrivacyText, giveConsent } from '../../api/me';
import { toProblem } from '../../api/problem';
import { useLoad } from '../../loading/useLoad';
import { privacy } from '../../messages/me';
import { shell } from '../../messages/shell';
import { showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { useSession } from '../../stores/session';
import { Button } from '../Button/Button';
import { Card } from '../Card/Card';
import { Notice } from '../Notice/Notice';
import { Skeleton } from '../Skeleton/Skeleton';
import './ConsentCard.scss';

/** The privacy text, and the consent to this very version of it. */
export function ConsentCard() {
  const { me, loadMe } = useSession();
  const { data, problem, reload } = useLoad(findPrivacyText, 'privacy');
  const [busy, setBusy] = useState(false);

  const agree = async (version: string) => {
    setBusy(true);
    try {
      await giveConsent(version);
      await loadMe();
      showToast(privacy.thanks);
    } catch (thrown) {
      showToast(toProblem(thrown).words);
    }
    setBusy(false);
  };
  if (problem)
    return (
      <Notice tone="danger" words={problem.words}>
        <Button compact kind="secondary" words={shell.retry} onPress={() => void reload()} />
      </Notice>
    );
  if (!data) return <Skeleton kind="detail" />;
  const given = me?.consent.given && me.consent.version === data.version;
  return (
    <>
      {me && !given && <Notice tone="info" words={privacy.before} />}
      <Card>
        {data.sections.map((section) => (
          <Box key={section.title} as="section" className="consent-card__section">
            <Box as="h2" className="consent-card__title">
              {section.title}
            </Box>
            <Box>{section.words}</Box>
          </Box>
        ))}
      </Card>
      {me && !given && (
        <Button words={privacy.agree} busy={busy} onPress={() => void agree(data.version)} />
      )}
      {given && <Notice tone="success" words={privacy.agreed(data.version)} />}
    </>
  );
}
