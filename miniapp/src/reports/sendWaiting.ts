import { toProblem } from '../api/problem';
import { currentSession } from '../api/tokens';
import { drafts as words } from '../messages/drafts';
import { showToast } from '../platform/device';
import { ownDrafts, useDrafts } from '../stores/drafts';
import type { KeptDraft } from './draft';
import { recheckDraft } from './recheckDraft';
import { attemptDraft, forgetDraft, isUnderWay, NOT_THERE } from './sendDraft';

/** How long a weak network, which never says that it is back, is left alone. */
const AGAIN_MS = 60_000;

/** These pass by themselves: what meets them waits on. Everything else is for the person to put right. */
const PASSING: readonly string[] = [
  'connection_lost',
  'try_again',
  'rate_limited',
  'request_in_progress',
  'internal_error',
  'wechat_unavailable',
];
const SIGNED_OUT: readonly string[] = ['unauthenticated', 'token_expired', 'session_revoked'];

let sending: Promise<void> | null = null;
let again: ReturnType<typeof setInterval> | null = null;

/** Sends what waits, oldest first, until the network fails again. One run at a time. */
export function sendWaiting(): Promise<void> {
  if (!currentSession()) return Promise.resolve();
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

/** The person says so again: what was asked about or refused goes out now. */
export function release(key: string): Promise<void> {
  useDrafts
    .getState()
    .note(key, { state: 'waiting', problem: null, releasedAt: new Date().toISOString() });
  return sendWaiting();
}

const nextWaiting = (done: ReadonlySet<string>): KeptDraft | undefined =>
  ownDrafts(useDrafts.getState().all)
    .filter(({ key, state }) => state === 'waiting' && !done.has(key) && !isUnderWay(key))
    .sort((a, b) => ((a.releasedAt ?? '') < (b.releasedAt ?? '') ? -1 : 1))[0];

async function sendAll(): Promise<void> {
  const { reread } = useDrafts.getState();
  reread();
  const done = new Set<string>();
  let sent = 0;
  let blocked = false;
  for (let next = nextWaiting(done); next && !blocked; next = nextWaiting(done)) {
    done.add(next.key);
    const outcome = await sendOne(next);
    if (outcome === 'sent') sent++;
    blocked = outcome === 'blocked';
  }
  if (sent > 0) showToast(words.sentLater(sent));
  tryAgainLater(blocked);
}

async function sendOne({ key }: KeptDraft): Promise<'sent' | 'kept' | 'blocked'> {
  const { all, note } = useDrafts.getState();
  const draft = all.find((one) => one.key === key);
  if (!draft) return 'kept';
  try {
    const change = await recheckDraft(draft);
    if (change) {
      note(key, change);
      return 'kept';
    }
    const { editedSince } = draft;
    const id = await attemptDraft(key);
    forgetDraft(key);
    if (id === null && editedSince) showToast(words.sentBefore);
    return 'sent';
  } catch (thrown) {
    const { code, words: said } = toProblem(thrown);
    if (SIGNED_OUT.includes(code)) {
      note(key, { problem: { code, words: words.signInFirst } });
      return 'blocked';
    }
    if (PASSING.includes(code)) {
      note(key, { problem: code === 'connection_lost' ? null : { code, words: said } });
      return 'blocked';
    }
    note(key, { state: 'refused', problem: { code, words: said }, ...NOT_THERE });
    return 'kept';
  }
}

function tryAgainLater(blocked: boolean): void {
  if (again !== null) clearInterval(again);
  again = blocked ? setInterval(() => void sendWaiting(), AGAIN_MS) : null;
}
