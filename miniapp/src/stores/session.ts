import type { MeResponse } from '@shared/schemas/me';
import { create } from 'zustand';
import { findMe } from '../api/me';
import { toProblem } from '../api/problem';
import { createSession, endSession } from '../api/sessions';
import { currentSession, onSessionChange } from '../api/tokens';
import { readStored, writeStored } from '../platform/storage';
import { inWechat, wechatCode } from '../platform/wechat';
import { useInboxCount } from './inbox';
import { useNetwork } from './network';

interface Session {
  signedIn: boolean;
  /** What is known of oneself; null until asked. */
  me: MeResponse | null;
  /** Asks again; without a network what was known before is good enough to write by. Throws Problem. */
  loadMe: () => Promise<MeResponse>;
  keepMe: (me: MeResponse) => void;
  signOut: () => Promise<void>;
}

const ME = 'me';

/** Who this is; without a network, who it was when there was one last. Throws Problem. */
async function askWhoThisIs(): Promise<MeResponse> {
  const known = readStored<MeResponse>(ME);
  const isSame = known?.id === currentSession()?.personId;
  if (known && isSame && !useNetwork.getState().online) return known;
  try {
    return await findMe();
  } catch (thrown) {
    if (known && isSame && toProblem(thrown).code === 'connection_lost') return known;
    throw thrown;
  }
}

/** Who is signed in on this device. */
export const useSession = create<Session>()((set) => ({
  signedIn: currentSession() !== null,
  me: null,
  loadMe: async () => {
    const me = await askWhoThisIs();
    writeStored(ME, me);
    set({ me });
    useInboxCount.getState().setUnread(me.unreadCount);
    return me;
  },
  keepMe: (me) => {
    writeStored(ME, me);
    set({ me });
  },
  signOut: async () => {
    // First, so that no page that hears of it signs in again by itself.
    writeStored(LEFT, true);
    // Where the server cannot be reached the device forgets all the same.
    await endSession().catch(toProblem);
  },
}));

onSessionChange((session) => {
  useSession.setState(session ? { signedIn: true } : { signedIn: false, me: null });
  if (session) return;
  writeStored(ME, null);
  useInboxCount.getState().setUnread(0);
});

let entering: Promise<void> | null = null;

/** Who signed out stays out until they tap to come in again. */
const LEFT = 'signedOut';

/** In WeChat, signs in with nothing to tap. Elsewhere does nothing. Throws Problem. */
export function enterQuietly(): Promise<void> {
  if (readStored<boolean>(LEFT)) return Promise.resolve();
  return enterWithWechat();
}

/** Signs in with WeChat, on a tap. Throws Problem. */
export function enterWithWechat(): Promise<void> {
  if (!inWechat || currentSession()) return Promise.resolve();
  entering ??= wechatCode()
    .then((code) => createSession({ kind: 'wechat', code }))
    .then(() => {
      writeStored(LEFT, null);
    })
    .finally(() => {
      entering = null;
    });
  return entering;
}

/** Whether the person holds a post and may enter the workbench. */
export const isStaff = (me: MeResponse | null): boolean => (me?.posts.length ?? 0) > 0;
