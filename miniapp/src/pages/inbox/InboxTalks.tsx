import type { MeResponse } from '@shared/schemas/me';
import type { ThreadItem } from '@shared/schemas/talk';
import { useEffect } from 'react';
import { listThreads } from '../../api/talk';
import { Button } from '../../components/Button/Button';
import { TalkRow } from '../../components/TalkRow/TalkRow';
import { useLoad } from '../../loading/useLoad';
import { useReturn } from '../../members/useMember';
import { talk } from '../../messages/talk';
import { Box } from '../../platform/elements/Box';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import { useInboxCount } from '../../stores/inbox';
import { isStaff } from '../../stores/session';
import { markDelivered } from '../../talk/followTalks';

const MOST_SHOWN = 3;

/** The talks spoken last, above the messages; without one there is nothing to see. */
export function InboxTalks({ me }: { me: MeResponse }) {
  const setTalks = useInboxCount((store) => store.setTalks);
  const { data, reload } = useLoad(
    async () => {
      const [own, given] = await Promise.all([
        listThreads('mine', undefined, MOST_SHOWN),
        isStaff(me) ? listThreads('posts', undefined, MOST_SHOWN) : null,
      ]);
      setTalks({ unreadCount: own.unreadCount, waitingCount: own.waitingCount });
      return newest([...own.items, ...(given?.items ?? [])]);
    },
    me.id,
    (change) => change.kind === 'message',
  );
  useReturn(() => void reload());
  useEffect(() => {
    for (const { id, unreadCount, lastSequence } of data ?? [])
      if (unreadCount > 0) markDelivered(id, lastSequence);
  }, [data]);
  if (!data || data.length === 0) return null;
  return (
    <>
      <Box className="inbox__talks-head">
        <Box as="h2" className="inbox__talks-title">
          {talk.title}
        </Box>
        <Button compact kind="plain" words={talk.all} onPress={() => openPage(routes.talks)} />
      </Box>
      {data.map((item) => (
        <TalkRow key={item.id} item={item} />
      ))}
    </>
  );
}

const newest = (items: ThreadItem[]): ThreadItem[] =>
  items.sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1)).slice(0, MOST_SHOWN);
