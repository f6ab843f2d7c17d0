import type { ThreadItem } from '@shared/schemas/talk';
import { relativeTime } from '../../clock/relativeTime';
import { talk as words } from '../../messages/talk';
import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import { Badge } from '../Badge/Badge';
import './TalkRow.scss';

/** One talk of a list: with whom, what about, what was said last, and how much is new. */
export function TalkRow({ item }: { item: ThreadItem }) {
  const { title, about, last, lastAt, unreadCount, waitingSince, mine } = item;
  return (
    <Tap className="talk-row" onPress={() => openPage(routes.talk(item.id))}>
      <Box className="talk-row__head">
        <Box as="span" className={unreadCount > 0 ? 'talk-row__title--unread' : ''}>
          {title}
        </Box>
        <Box as="span" className="talk-row__time">
          {relativeTime(lastAt)}
        </Box>
      </Box>
      <Box className="talk-row__about">{about}</Box>
      <Box className="talk-row__foot">
        <Box as="span" className="talk-row__last">
          {words.said(last.mine ? words.me : last.from, last.words)}
        </Box>
        {waitingSince && !mine && (
          <Box as="span" className="talk-row__waiting">
            {words.waiting}
          </Box>
        )}
        <Badge count={unreadCount} label={words.unread(unreadCount)} />
      </Box>
    </Tap>
  );
}
