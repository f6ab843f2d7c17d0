import type { WebSocket } from 'ws';
import type { Actor } from '../actor';

export interface LiveLimits {
  /** Changes that are held to be told again. */
  readonly logSize: number;
  /** What may wait in a socket before it is cut, in bytes. */
  readonly bufferedBytes: number;
  readonly beatMs: number;
  readonly socketsOfPerson: number;
  /** What happened earlier is another's history: a process that begins does not look back on it. */
  readonly historyFrom: Date;
}

/** What happens, told to whoever follows along and may know. */
export interface Live {
  /** A position from which on all changes are told that were not there yet so many seconds ago. */
  positionBefore(seconds: number): Promise<string>;
  /**
   * Tells a socket everything from `lastEventId` on (or from now) that its person may know, until it closes.
   * `stillGood` is asked once it would hear of the end of the session.
   */
  follow(
    socket: WebSocket,
    actor: Actor,
    lastEventId: string | null,
    stillGood: () => Promise<boolean>,
  ): Promise<void>;
  /** How many sockets follow along. */
  count(): number;
  /** Closes every socket with a code that says why, and the change stream. */
  close(): Promise<void>;
}
