import { LIVE_CLOSE } from '@shared/liveCloseCodes';
import type { LiveChange, LiveFrame, TicketResponse } from '@shared/schemas/events';
import type { ApiSocket, SocketListener } from '../platform/socket';

export interface LiveSurroundings {
  /** Throws where none is to be had; a refusal for good throws `Refused`. */
  askTicket: () => Promise<TicketResponse>;
  openSocket: (ticket: string, lastEventId: string, listener: SocketListener) => ApiSocket;
  /** Something changed. */
  onChange: (change: LiveChange) => void;
  /** What is read from now on is followed by the changes after it. */
  onCovered: () => void;
  /** What was read before the last `onCovered` is not: it is to be read again. */
  onGap: () => void;
  /** The server ended the session. */
  onSessionEnded: () => void;
  /** From 0 to 1. */
  random: () => number;
}

export interface LiveConnection {
  /** Opens, and opens again whenever it breaks, until `stop`. Asked again, it tries at once. */
  start: () => void;
  /** Closes, and forgets where it was: somebody else may sign in. */
  stop: () => void;
  /** Opens a new socket from where the old one was: it may be dead without a word. */
  renew: () => void;
  isConnected: () => boolean;
}

/** No ticket now or soon: not agreed to the privacy text, signed out. Tried again when somebody starts it. */
export class Refused extends Error {}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const OPENS_WITHIN_MS = 10_000;
/** Two beats and a breath without a word: nobody is there. */
const SILENT_BEATS = 2.25;

/** One socket, kept open: ticket, beats, waits that grow and are spread by chance, and the last id to go on from. */
export function createLiveConnection(around: LiveSurroundings): LiveConnection {
  let wanted = false;
  /** Counts attempts: what an older one still hears is not ours any more. */
  let turn = 0;
  let failures = 0;
  let socket: ApiSocket | null = null;
  let lastId: string | null = null;
  let connected = false;
  let beatSeconds = 20;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const drop = () => {
    turn++;
    clearTimeout(waiting);
    clearTimeout(silence);
    connected = false;
    const old = socket;
    socket = null;
    old?.close();
  };

  const later = () => {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++);
    waiting = setTimeout(() => void connect(), wait * (0.5 + around.random()));
  };

  async function connect(): Promise<void> {
    drop();
    if (!wanted) return;
    const mine = turn;
    const asked = Date.now();
    if (lastId === null) around.onCovered();
    try {
      const { ticket, position, coversSeconds } = await around.askTicket();
      if (mine !== turn) return;
      if (lastId === null) {
        lastId = position;
        // An answer that took too long does not reach back to the question.
        if (Date.now() - asked > coversSeconds * 800) around.onCovered();
        around.onGap();
      }
      silence = setTimeout(() => end(0), OPENS_WITHIN_MS);
      socket = around.openSocket(ticket, lastId, {
        onText: (text) => mine === turn && take(text),
        onClosed: (code) => mine === turn && end(code),
      });
    } catch (thrown) {
      if (mine !== turn) return;
      if (thrown instanceof Refused) wanted = false;
      else later();
    }
  }

  function end(code: number): void {
    drop();
    if (code === LIVE_CLOSE.sessionEnded) {
      wanted = false;
      around.onSessionEnded();
    } else if (code === LIVE_CLOSE.tooMany) wanted = false;
    else later();
  }

  function listenOn(): void {
    clearTimeout(silence);
    silence = setTimeout(() => end(0), beatSeconds * SILENT_BEATS * 1000);
  }

  function take(text: string): void {
    const frame = JSON.parse(text) as LiveFrame;
    lastId = frame.id;
    if (frame.type === 'hello') {
      beatSeconds = frame.beatSeconds;
      connected = true;
      failures = 0;
    }
    listenOn();
    if (frame.type === 'beat') socket?.send('beat');
    if (frame.type === 'event') around.onChange(frame.change);
    if (frame.type === 'reload' || (frame.type === 'hello' && !frame.resumed)) {
      around.onCovered();
      around.onGap();
    }
  }

  return {
    start: () => {
      if (wanted && (connected || socket)) return;
      wanted = true;
      void connect();
    },
    stop: () => {
      wanted = false;
      lastId = null;
      failures = 0;
      drop();
    },
    renew: () => {
      if (wanted) void connect();
    },
    isConnected: () => connected,
  };
}
