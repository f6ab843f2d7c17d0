import { askTicket, eventsPath } from '../api/events';
import { countUnread } from '../api/inbox';
import { toProblem } from '../api/problem';
import { currentSession, onSessionChange } from '../api/tokens';
import { openSocket } from '../platform/socket';
import { useInboxCount } from '../stores/inbox';
import { useSession } from '../stores/session';
import { createLiveConnection, Refused } from './createLiveConnection';
import { createThrottle } from './createThrottle';
import { beginCoverage, coverage, listenLive, signalLive } from './liveSignals';

/** WeChat cuts sockets of a program that was in the background for 5 seconds. */
const CUT_AFTER_MS = 4_000;
/** Without a socket everything in sight is asked for so often; with one seldom, for time moves on by itself. */
const POLL_MS = 20_000;
const CALM_POLLS = 6;
const BADGE_REST_MS = 2_000;
/** The other processes of the API know of a post a little later than the one that told us. */
const POSTS_KNOWN_MS = 1_000;

const connection = createLiveConnection({
  askTicket: () =>
    askTicket().catch((thrown: unknown) => {
      const { code } = toProblem(thrown);
      const refused = ['unauthenticated', 'session_revoked', 'consent_required', 'forbidden'];
      throw refused.includes(code) ? new Refused(code) : thrown;
    }),
  openSocket: (ticket, lastEventId, listener) =>
    openSocket(eventsPath(ticket, currentSession()?.county ?? '', lastEventId), listener),
  onChange: (change) => signalLive({ kind: 'change', change }),
  onCovered: () => void beginCoverage(),
  onGap: () => signalLive({ kind: 'everything', since: coverage() }),
  // The next answer of the API says so to everybody, and signs out here.
  onSessionEnded: () => void useSession.getState().loadMe().catch(toProblem),
  random: Math.random,
});

const badge = createThrottle(async () => {
  try {
    useInboxCount.getState().setUnread(await countUnread());
  } catch (thrown) {
    toProblem(thrown); // the next message asks again
  }
}, BADGE_REST_MS);

/** Who somebody is decides what they see: everything is read again. */
const readAllAnew = () => {
  useSession.getState().loadMe().catch(toProblem);
  signalLive({ kind: 'everything', since: Number.POSITIVE_INFINITY });
};

let hiddenAt: number | null = null;
let polls = 0;
let polling: ReturnType<typeof setInterval> | undefined;

function poll(): void {
  polls += 1;
  if (connection.isConnected() && polls % CALM_POLLS !== 0) return;
  signalLive({ kind: 'everything', since: Number.POSITIVE_INFINITY });
  badge.call();
}

/** Whoever is signed in is connected from now on; called once, when the app starts. */
export function followLive(): void {
  let person = currentSession()?.personId;
  onSessionChange((session) => {
    if (session?.personId === person) return;
    person = session?.personId;
    connection.stop();
    if (session) connection.start();
  });
  // Whoever has just agreed to the privacy text was refused before.
  useSession.subscribe((now, before) => {
    if (now.me?.consent.given && !before.me?.consent.given) connection.start();
  });
  listenLive((signal) => {
    if (signal.kind !== 'change') return;
    if (signal.change.kind === 'inbox') badge.call();
    if (signal.change.kind === 'posts') setTimeout(readAllAnew, POSTS_KNOWN_MS);
  });
}

/** The app came to the front: opens what the background cut. */
export function resumeLive(): void {
  polling ??= setInterval(poll, POLL_MS);
  if (!currentSession()) return;
  const away = hiddenAt === null ? 0 : Date.now() - hiddenAt;
  hiddenAt = null;
  if (away > CUT_AFTER_MS) connection.renew();
  connection.start();
}

/** The app went to the background: its socket lives on as long as the phone lets it. */
export function pauseLive(): void {
  clearInterval(polling);
  polling = undefined;
  hiddenAt = Date.now();
}

/** There is a network again: no more waiting. */
export const retryLive = (): void => {
  if (currentSession()) connection.renew();
};
