import type { LiveFrame } from '@shared/schemas/events';
import { WebSocket } from 'ws';
import type { Actor } from '../actor';
import type { LiveLimits } from './Live';

/** One client. Nothing waits for it here but what its socket holds, and that is bounded. */
export interface LiveSocket {
  actor: Actor;
  /** Everything up to here was sent, or was not for this person. */
  sentUpTo: string;
  send(frame: LiveFrame): void;
  /** Done when all that was sent has left this process, or the socket is gone. */
  flushed(): Promise<void>;
  isOpen(): boolean;
  close(code: number): void;
  /** Without a word: what is slow would not hear it. */
  cut(): void;
}

const CLOSE_WITHIN_MS = 3_000;
/** One beat may meet a process that was busy, here or there. */
const MOST_UNANSWERED = 2;

export function createLiveSocket(
  socket: WebSocket,
  actor: Actor,
  limits: LiveLimits,
  on: { beat: () => void; gone: () => void },
): LiveSocket {
  let unanswered = 0;
  let lastFlush: Promise<void> = Promise.resolve();
  const cut = (): void => socket.terminate();
  const beat = setInterval(() => {
    // Neither pong nor word in two beats: nobody is there any more, or it is hopelessly behind.
    if (unanswered === MOST_UNANSWERED) return cut();
    unanswered += 1;
    socket.ping();
    on.beat();
  }, limits.beatMs);
  beat.unref();
  socket.on('pong', () => {
    unanswered = 0;
  });
  socket.on('message', () => {
    unanswered = 0;
  });
  socket.on('error', cut);
  socket.on('close', () => {
    clearInterval(beat);
    on.gone();
  });

  return {
    actor,
    sentUpTo: '',
    send(frame) {
      if (socket.readyState !== WebSocket.OPEN) return;
      // A slow client is cut, comes back with the last id it saw and is told the rest from the log.
      if (socket.bufferedAmount > limits.bufferedBytes) return cut();
      lastFlush = new Promise((resolve) => socket.send(JSON.stringify(frame), () => resolve()));
    },
    flushed: () => lastFlush,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    close(code) {
      socket.close(code);
      setTimeout(cut, CLOSE_WITHIN_MS).unref();
    },
    cut,
  };
}
