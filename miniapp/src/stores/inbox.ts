import type { TalkCounts } from '@shared/schemas/talk';
import { create } from 'zustand';
import { showTabBadge } from '../platform/device';

interface InboxCount {
  unread: number;
  talks: TalkCounts;
  setUnread: (unread: number) => void;
  setTalks: (talks: TalkCounts) => void;
}

export const NO_TALKS: TalkCounts = { unreadCount: 0, waitingCount: 0 };

/** How many messages and words of talks are unread, as the tab bar shows. */
export const useInboxCount = create<InboxCount>()((set, get) => ({
  unread: 0,
  talks: NO_TALKS,
  setUnread: (unread) => {
    set({ unread });
    showTabBadge(badgeOf(get()));
  },
  setTalks: (talks) => {
    set({ talks });
    showTabBadge(badgeOf(get()));
  },
}));

/** The number on the tab. */
export const badgeOf = ({ unread, talks }: Pick<InboxCount, 'unread' | 'talks'>): number =>
  unread + talks.unreadCount;
