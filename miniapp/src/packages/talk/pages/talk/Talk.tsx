import type { MeResponse } from '@shared/schemas/me';
import type { Message } from '@shared/schemas/talk';
import { Fragment, useState } from 'react';
import { clockTime } from '../../../../clock/clockTime';
import { Button } from '../../../../components/Button/Button';
import { Confirm } from '../../../../components/Confirm/Confirm';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { Icon } from '../../../../components/Icon/Icon';
import { Notice } from '../../../../components/Notice/Notice';
import { Page } from '../../../../components/Page/Page';
import { talk } from '../../../../messages/talk';
import { Box } from '../../../../platform/elements/Box';
import { MessageLog } from '../../../../platform/elements/MessageLog';
import { Tap } from '../../../../platform/elements/Tap';
import { openPage } from '../../../../platform/navigation';
import { routes } from '../../../../routes';
import { forgetOutgoing, useOutbox } from '../../../../talk/outbox';
import { talkWords as words } from '../../messages';
import { Composer } from '../../thread/Composer';
import { canBeRedacted, isRedacted } from '../../thread/isRedacted';
import { MessageBubble } from '../../thread/MessageBubble';
import { withStatus } from '../../thread/messageStatus';
import { needsTime } from '../../thread/needsTime';
import { OutgoingBubble } from '../../thread/OutgoingBubble';
import { RedactSheet } from '../../thread/RedactSheet';
import { turnIntoReport } from '../../thread/turnIntoReport';
import { useThread } from '../../thread/useThread';
import { useVoice } from '../../thread/useVoice';
import './Talk.scss';

/** One talk, as in WeChat: what was said, newest at the bottom, and under the thumb what to say next. */
export function Talk({ id, me }: { id: string; me: MeResponse }) {
  const { shown, problem, stale, reload, loadingOlder, olderFailed, loadOlder } = useThread(id);
  const voice = useVoice();
  const [removing, setRemoving] = useState<string | null>(null);
  const [redacting, setRedacting] = useState<Message | null>(null);
  const outgoing = useOutbox((outbox) => outbox.all).filter(
    (one) => one.threadId === id && one.ownerId === me.id,
  );
  if (!shown)
    return (
      <Page
        title={talk.title}
        loading={!problem && 'list'}
        problem={problem}
        onRetry={() => void reload()}
      />
    );
  const { thread, items, others, more } = shown;
  const status = withStatus(items, others);
  const first = items[0]?.id ?? '';
  const last = outgoing[outgoing.length - 1];
  const end = last ? `out-${last.key}` : (items[items.length - 1]?.id ?? '');
  return (
    <Page
      fills
      title={thread.title}
      stale={stale}
      footer={
        thread.canWrite ? <Composer threadId={id} /> : <Notice tone="info" words={words.readOnly} />
      }
    >
      <About thread={thread} />
      <MessageLog
        className="talk__log"
        label={words.log}
        first={first}
        last={end}
        onOlder={loadOlder}
      >
        <Box className="talk__messages">
          {more && (
            <Button
              compact
              kind="plain"
              busy={loadingOlder}
              words={olderFailed ? words.olderFailed : words.older}
              onPress={loadOlder}
            />
          )}
          {items.length === 0 && outgoing.length === 0 && (
            <EmptyState
              icon="message-circle"
              words={thread.mine ? words.empty : words.emptyStaff}
            />
          )}
          {items.map((message, index) => {
            const before = items[index - 1];
            const paused = needsTime(message.at, before?.at);
            return (
              <Fragment key={message.id}>
                {paused && (
                  <Box as="time" className="talk__time">
                    {clockTime(message.at)}
                  </Box>
                )}
                <MessageBubble
                  message={message}
                  named={paused || before?.from !== message.from}
                  status={status.get(message.id)}
                  voice={{
                    playing: voice.playing === message.voice?.id,
                    heard: voice.heard.has(message.voice?.id ?? ''),
                    onToggle: () => {
                      if (message.voice) voice.toggle(message.voice.id, message.voice);
                    },
                  }}
                  onReport={
                    canBeReported(message, thread.kind)
                      ? () => void turnIntoReport(message, me)
                      : undefined
                  }
                  onMore={canBeRedacted(message, thread) ? () => setRedacting(message) : undefined}
                />
              </Fragment>
            );
          })}
          {outgoing.map((message) => (
            <OutgoingBubble
              key={message.key}
              message={message}
              onRemove={() => setRemoving(message.key)}
            />
          ))}
        </Box>
      </MessageLog>
      <Confirm
        danger
        open={removing !== null}
        title={words.removeAsk}
        words={words.removeNote}
        action={words.remove}
        onConfirm={() => {
          if (removing) forgetOutgoing(removing);
          setRemoving(null);
        }}
        onCancel={() => setRemoving(null)}
      />
      {redacting && (
        <RedactSheet
          key={redacting.id}
          message={redacting}
          onDone={reload}
          onClose={() => setRedacting(null)}
        />
      )}
    </Page>
  );
}

/** One's own words to the grid: those about a report are reported already. */
const canBeReported = (message: Message, thread: 'report' | 'grid'): boolean =>
  thread === 'grid' &&
  message.mine &&
  message.as === 'resident' &&
  message.kind !== 'voice' &&
  !isRedacted(message);

/** What the talk is about; a report opens. */
function About({ thread }: { thread: { reportId: string | null; about: string; mine: boolean } }) {
  const { reportId, about, mine } = thread;
  if (!reportId) return <Box className="talk__about">{about}</Box>;
  return (
    <Tap
      className="talk__about"
      onPress={() => openPage(mine ? routes.report(reportId) : routes.staffReport(reportId))}
    >
      <Box as="span" className="talk__about-words">
        {about}
      </Box>
      <Box as="span" className="talk__about-open">
        {words.openReport}
      </Box>
      <Icon name="chevron-right" size="small" />
    </Tap>
  );
}
