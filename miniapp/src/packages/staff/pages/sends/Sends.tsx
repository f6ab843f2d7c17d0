import type { PushChannel, PushState } from '@shared/pushes';
import type { Send } from '@shared/schemas/sends';
import { useRef, useState } from 'react';
import { toProblem } from '../../../../api/problem';
import { listSends, retrySend } from '../../../../api/sends';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { Confirm } from '../../../../components/Confirm/Confirm';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { MoreOfList } from '../../../../components/MoreOfList/MoreOfList';
import { Page } from '../../../../components/Page/Page';
import { Skeleton } from '../../../../components/Skeleton/Skeleton';
import { useListEdges } from '../../../../loading/useListEdges';
import { usePaged } from '../../../../loading/usePaged';
import { showToast } from '../../../../platform/device';
import { Box } from '../../../../platform/elements/Box';
import { sendWords as words } from '../../sendWords';
import { SendRow } from './SendRow';
import './sends.scss';

const ALL = 'all';
const chipsOf = <Value extends string>(names: Record<Value, string>) => [
  { value: ALL as Value | typeof ALL, words: words.all },
  ...(Object.keys(names) as Value[]).map((value) => ({ value, words: names[value] })),
];
const CHANNELS = chipsOf<PushChannel>(words.channels);
const STATES = chipsOf<keyof typeof words.states>(words.states);
const chosen = <Value extends string>(value: Value | typeof ALL): Value | undefined =>
  value === ALL ? undefined : (value as Value);

/** What went outside the app and what became of it; what failed may be sent again. */
export function Sends() {
  const [channel, setChannel] = useState<PushChannel | typeof ALL>(ALL);
  const [state, setState] = useState<keyof typeof words.states | typeof ALL>(ALL);
  const [asking, setAsking] = useState<Send | null>(null);
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const filter = { channel: chosen(channel), state: chosen<PushState>(state) };
  const list = usePaged((cursor) => listSends(filter, cursor), `${channel}/${state}`);
  useListEdges(list.reload, list.loadMore);

  const retry = async (send: Send) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    try {
      await retrySend(send.id);
      showToast(words.retryDone);
    } catch (thrown) {
      showToast(toProblem(thrown).words);
    } finally {
      working.current = false;
      setBusy(false);
      setAsking(null);
      await list.reload();
    }
  };
  const filtered = channel !== ALL || state !== ALL;
  return (
    <Page
      title={words.title}
      problem={list.items.length === 0 ? list.problem : null}
      stale={list.stale}
      onRetry={() => void list.reload()}
    >
      <ChipGroup
        label={words.channelLabel}
        shape="line"
        chips={CHANNELS}
        value={channel}
        onChange={setChannel}
      />
      <ChipGroup
        label={words.stateLabel}
        shape="line"
        chips={STATES}
        value={state}
        onChange={setState}
      />
      {list.loading ? (
        <Skeleton kind="list" />
      ) : list.items.length === 0 ? (
        <EmptyState icon="send" words={filtered ? words.emptyFilter : words.empty} />
      ) : (
        <>
          <Box as="ul" className="sends">
            {list.items.map((send) => (
              <SendRow key={send.id} send={send} onRetry={() => setAsking(send)} />
            ))}
          </Box>
          <MoreOfList
            hasMore={list.hasMore}
            busy={list.loadingMore}
            problem={list.problem}
            onMore={list.loadMore}
          />
        </>
      )}
      <Confirm
        open={asking !== null}
        title={words.retryTitle}
        words={asking?.state === 'unknown' ? words.retryWords : words.retryFailedWords}
        action={words.retry}
        busy={busy}
        onConfirm={() => asking && void retry(asking)}
        onCancel={() => setAsking(null)}
      />
    </Page>
  );
}
