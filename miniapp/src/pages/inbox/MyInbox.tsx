import type { InboxItem } from '@shared/schemas/inbox';
import type { MeResponse } from '@shared/schemas/me';
import { listInbox, markRead } from '../../api/inbox';
import { toProblem } from '../../api/problem';
import { relativeTime } from '../../clock/relativeTime';
import { Button } from '../../components/Button/Button';
import { EmptyState } from '../../components/EmptyState/EmptyState';
import { MoreOfList } from '../../components/MoreOfList/MoreOfList';
import { Page } from '../../components/Page/Page';
import { useListEdges } from '../../loading/useListEdges';
import { usePaged } from '../../loading/usePaged';
import { useReturn } from '../../members/useMember';
import { inbox } from '../../messages/reports';
import { showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import { useInboxCount } from '../../stores/inbox';
import { InboxTalks, useLastTalks } from './InboxTalks';
import './inbox.scss';

/** Where a message leads: a talk, or the report, which staff see with what they may do; of many at once, what waits. */
function target(item: InboxItem): string | null {
  if (item.threadId) return routes.talk(item.threadId);
  if (!item.reportId) return item.as === 'staff' ? routes.workbench : null;
  return item.as === 'staff' ? routes.staffReport(item.reportId) : routes.report(item.reportId);
}

/** What happened, newest first; what is new stands out by word and weight. */
export function MyInbox({ me }: { me: MeResponse }) {
  const { unread, setUnread } = useInboxCount();
  const list = usePaged(
    async (cursor) => {
      const page = await listInbox(cursor);
      setUnread(page.unreadCount);
      return page;
    },
    'inbox',
    (change) => change.kind === 'inbox',
  );
  const talks = useLastTalks(me);
  useListEdges(list.reload, list.loadMore);
  useReturn(() => void list.reload());

  const read = async (ids?: string[]) => {
    list.change((items) =>
      items.map((item) => (!ids || ids.includes(item.id) ? { ...item, read: true } : item)),
    );
    try {
      setUnread((await markRead(ids)).unreadCount);
    } catch (thrown) {
      showToast(toProblem(thrown).words);
    }
  };
  const open = (item: InboxItem) => {
    if (!item.read) void read([item.id]);
    const url = target(item);
    if (url) openPage(url);
  };
  return (
    <Page
      title={inbox.title}
      tab="inbox"
      narrow
      loading={list.loading && 'list'}
      problem={list.items.length === 0 ? list.problem : null}
      stale={list.stale ?? talks.stale}
      onRetry={() => void list.reload()}
    >
      <InboxTalks items={talks.items} />
      {list.items.length === 0 ? (
        <EmptyState icon="bell" words={inbox.empty} />
      ) : (
        <>
          {unread > 0 && (
            <Button compact kind="plain" words={inbox.readAll} onPress={() => void read()} />
          )}
          {list.items.map((item) => (
            <Tap key={item.id} className="inbox__item" onPress={() => open(item)}>
              <Box className="inbox__head">
                <Box as="span" className={item.read ? '' : 'inbox__title--unread'}>
                  {item.title}
                </Box>
                {!item.read && (
                  <Box as="span" className="inbox__mark">
                    {inbox.unread}
                  </Box>
                )}
              </Box>
              <Box>{item.words}</Box>
              <Box className="inbox__time">
                {relativeTime(item.at)}
                {item.reportNumber && ` · ${item.reportNumber}`}
              </Box>
            </Tap>
          ))}
          <MoreOfList
            hasMore={list.hasMore}
            busy={list.loadingMore}
            problem={list.problem}
            onMore={list.loadMore}
          />
        </>
      )}
    </Page>
  );
}
