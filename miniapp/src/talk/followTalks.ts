import { toProblem } from '../api/problem';
import { countTalks, markThread } from '../api/talk';
import { createThrottle } from '../live/createThrottle';
import { listenLive } from '../live/liveSignals';
import { NO_TALKS, useInboxCount } from '../stores/inbox';
import { useSession } from '../stores/session';

const REST_MS = 2_000;

const mayAsk = (): boolean => useSession.getState().me?.consent.given ?? false;

const counts = createThrottle(async () => {
  if (!mayAsk()) return;
  try {
    useInboxCount.getState().setTalks(await countTalks());
  } catch (thrown) {
    toProblem(thrown); // the next message asks again
  }
}, REST_MS);

/** Asks again how much is unread: something was said, or read. */
export const recountTalks = (): void => counts.call();

/** Up to where this device knows of each talk, and what of that the API has not been told yet. */
const delivered = new Map<string, number>();
const untold = new Map<string, number>();

const marks = createThrottle(async () => {
  const now = [...untold];
  untold.clear();
  for (const [threadId, sequence] of now)
    try {
      await markThread(threadId, { delivered: sequence });
    } catch (thrown) {
      toProblem(thrown);
      delivered.delete(threadId); // told with the next word
    }
}, REST_MS);

/** Tells, once, that this device knows of a talk up to here; of many words at a time, only of the last. */
export function markDelivered(threadId: string, sequence: number): void {
  if (!mayAsk() || (delivered.get(threadId) ?? 0) >= sequence) return;
  delivered.set(threadId, sequence);
  untold.set(threadId, sequence);
  marks.call();
}

/** The badge of talks, and that words have arrived; called once, when the app starts. */
export function followTalks(): void {
  useSession.subscribe((now, before) => {
    if (now.me === before.me) return;
    useInboxCount.getState().setTalks(now.me?.talks ?? NO_TALKS);
    if (now.me) return;
    delivered.clear();
    untold.clear();
  });
  listenLive((signal) => {
    if (signal.kind === 'everything') return recountTalks();
    const { change } = signal;
    if (change.kind !== 'message') return;
    recountTalks();
    markDelivered(change.threadId, change.sequence);
  });
}
