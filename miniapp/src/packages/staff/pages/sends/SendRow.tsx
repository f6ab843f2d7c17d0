import type { PushState } from '@shared/pushes';
import type { Send } from '@shared/schemas/sends';
import { exactTime } from '../../../../clock/exactTime';
import { relativeTime } from '../../../../clock/relativeTime';
import { Button } from '../../../../components/Button/Button';
import { Icon } from '../../../../components/Icon/Icon';
import type { IconName } from '../../../../components/Icon/iconName';
import { Box } from '../../../../platform/elements/Box';
import { sendWords as words } from '../../sendWords';

const LOOKS: Record<PushState, { tone: string; icon: IconName }> = {
  waiting: { tone: 'info', icon: 'hourglass' },
  claimed: { tone: 'info', icon: 'send' },
  sent: { tone: 'success', icon: 'circle-check' },
  refused: { tone: 'warning', icon: 'ban' },
  failed: { tone: 'danger', icon: 'circle-x' },
  givenUp: { tone: 'danger', icon: 'circle-x' },
  unknown: { tone: 'warning', icon: 'circle-question-mark' },
  skipped: { tone: 'plain', icon: 'circle-pause' },
};

/** One message: what, to whom, what became of it and why. */
export function SendRow({ send, onRetry }: { send: Send; onRetry: () => void }) {
  const { tone, icon } = LOOKS[send.state];
  const later = send.tryAt !== null && new Date(send.tryAt) > new Date();
  const facts = [
    send.retryOf && words.isRetry,
    send.attempts > 1 && words.attempts(send.attempts),
    later && send.tryAt && words.tryAt(exactTime(send.tryAt)),
  ].filter(Boolean);
  return (
    <Box as="li" className="sends__row">
      <Box className="sends__head">
        <Box className="sends__what">
          {send.channelName} · {send.templateName}
        </Box>
        <Box as="span" className={`sends__state sends__state--${tone}`}>
          <Icon name={icon} size="small" />
          <Box as="span">{send.stateName}</Box>
        </Box>
      </Box>
      <Box className="sends__matter">{[send.matter, send.note].filter(Boolean).join('：')}</Box>
      <Box className="sends__facts">{words.to(send.receiver)}</Box>
      {send.number && <Box className="sends__facts sends__number">{words.number(send.number)}</Box>}
      {facts.length > 0 && <Box className="sends__facts">{facts.join(' · ')}</Box>}
      {send.codeWords && <Box className="sends__why">{send.codeWords}</Box>}
      <Box className="sends__foot">
        <Box as="span" className="sends__facts">
          {relativeTime(send.createdAt)}
        </Box>
        {send.canRetry && (
          <Button
            compact
            kind="secondary"
            icon="rotate-ccw"
            words={words.retry}
            onPress={onRetry}
          />
        )}
        {send.retriedAs && (
          <Box as="span" className="sends__facts">
            {words.retried}
          </Box>
        )}
      </Box>
    </Box>
  );
}
