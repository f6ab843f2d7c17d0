import { create } from 'zustand';
import { showTabBadge } from '../platform/device';

interface InboxCount {
  unread: number;
  setUnread: (unread: number) => void;
}

/** How many messages are unread, as the tab bar shows. */
export const useInboxCount = create<InboxCount>()((set) => ({
  unread: 0,
  setUnread: (unread) => {
    set({ unread });
    showTabBadge(unread);
  },
}));
