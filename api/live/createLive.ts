import { LIVE_CLOSE } from '@shared/liveCloseCodes';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { DirectoryRegistry } from '../directory/directoryRegistry';
import type { Logger } from '../logger';
import { createChangeFeed, type FeedListener } from './changeFeed';
import { createEventLog } from './eventLog';
import type { Live, LiveLimits } from './Live';
import type { Telling } from './LiveSource';
import { createLiveSocket, type LiveSocket } from './liveSocket';
import { liveSources } from './liveSources';
import { secondsBefore } from './position';
import { createSubscribers, isFor } from './subscribers';

const LIMITS: LiveLimits = {
  logSize: 20_000,
  bufferedBytes: 256 * 1024,
  beatMs: 20_000,
  socketsOfPerson: 10,
  historyFrom: new Date(0),
};
/** Sent in one go to somebody who catches up; then it must have left the process. */
const SLICE = 100;

/**
 * One change stream for all sockets of this process, opened with the first of them.
 *
 * Why nothing is missed and nothing told twice: a position is a resume token of the database, which sorts as the
 * changes of all processes happened. A majority has a change before the stream tells it, and every read is a majority's
 * too: what a client reads after it heard of a position (with its ticket, or in a frame) holds all changes up to it,
 * and all later ones are told, for a socket joins the receivers in the same turn in which the log had nothing more for
 * it. A change that is told while its socket is away stands in the log; another process, or the next one here, begins
 * its log minutes before its own start. What has left the log cannot be told: then the client hears that it must read
 * everything again. No clock is asked but the database's.
 */
export function createLive(
  { logger, directory }: { logger: Logger; directory: DirectoryRegistry },
  limits: Partial<LiveLimits> = {},
): Live {
  const settled = { ...LIMITS, ...limits };
  const log = createEventLog(settled.logSize);
  const sockets = new Set<LiveSocket>();
  const subscribers = createSubscribers<LiveSocket>();
  const known = new Map<string, CountyDirectory>();
  const sources = liveSources(directory);
  const sourceOf = new Map(sources.map((source) => [source.collection, source]));
  /** Sockets that were ahead of this process at their last beat. */
  const ahead = new WeakSet<LiveSocket>();
  let head = '';
  let closed = false;

  /** Rights are those of this moment: where the county's directory is another one, every socket's posts are. */
  async function renewRights(county: string): Promise<void> {
    const now = await directory(county);
    if (known.get(county) === now) return;
    known.set(county, now);
    for (const socket of sockets) {
      if (socket.actor.county !== county) continue;
      socket.actor = { ...socket.actor, posts: now.postsOf(socket.actor.personId) };
      subscribers.refresh(socket);
    }
  }

  function tell(position: string, tellings: readonly Telling[]): void {
    for (const telling of tellings)
      for (const socket of subscribers.receivers(telling)) {
        // Another process told it already, or an earlier of these fitted.
        if (socket.sentUpTo >= position) continue;
        socket.sentUpTo = position;
        socket.send({ type: 'event', id: position, change: telling.change });
      }
  }

  const listener: FeedListener = {
    begin(floor) {
      log.restart(floor);
      head = floor;
      for (const socket of sockets) socket.close(LIVE_CLOSE.gap);
    },
    async take(position, collection, change) {
      const { tell: tellings = [], ends = [] } =
        (await sourceOf.get(collection)?.follow(change)) ?? {};
      for (const county of new Set(tellings.map((telling) => telling.county)))
        await renewRights(county);
      head = position;
      if (tellings.length > 0) log.add({ position, tell: tellings });
      tell(position, tellings);
      for (const family of ends)
        for (const socket of sockets)
          if (socket.actor.family === family) socket.close(LIVE_CLOSE.sessionEnded);
    },
    reach(position) {
      head = position;
    },
  };
  const feed = createChangeFeed(logger, sources, listener, settled.historyFrom);

  /** What a socket knows is not to be had here: it begins anew from now. */
  function beginAnew(socket: LiveSocket): void {
    socket.sentUpTo = head;
    socket.send({ type: 'reload', id: head });
  }

  function beat(socket: LiveSocket): void {
    if (socket.sentUpTo <= head) ahead.delete(socket);
    // A process may lag behind another for a moment. One that stays behind reads another history: a restored backup.
    else if (ahead.has(socket)) beginAnew(socket);
    else ahead.add(socket);
    if (subscribers.has(socket) && socket.sentUpTo < head) socket.sentUpTo = head;
    socket.send({ type: 'beat', id: socket.sentUpTo });
  }

  async function catchUp(socket: LiveSocket): Promise<void> {
    while (socket.isOpen()) {
      const missed = log.after(socket.sentUpTo, SLICE);
      if (missed === null) beginAnew(socket);
      // In this very turn: nothing can come between the end of the log and joining.
      if (!missed?.length) return subscribers.add(socket);
      for (const { position, tell: tellings } of missed) {
        const own = tellings.find((telling) => isFor(socket.actor, telling));
        socket.sentUpTo = position;
        if (own) socket.send({ type: 'event', id: position, change: own.change });
      }
      await socket.flushed();
    }
  }

  function dropOldest(personId: string): void {
    const own = [...sockets].filter((socket) => socket.actor.personId === personId);
    for (const socket of own.slice(0, Math.max(0, own.length - settled.socketsOfPerson)))
      socket.close(LIVE_CLOSE.tooMany);
  }

  return {
    async positionBefore(seconds) {
      await feed.start();
      return secondsBefore(head, seconds);
    },
    async follow(webSocket, actor, lastEventId, stillGood) {
      const socket = createLiveSocket(webSocket, actor, settled, {
        beat: () => beat(socket),
        gone: () => {
          sockets.delete(socket);
          subscribers.remove(socket);
        },
      });
      await feed.start();
      if (closed) return socket.close(LIVE_CLOSE.goingAway);
      if (!socket.isOpen()) return;
      // Only now: where the feed begins, it closes whoever followed before.
      sockets.add(socket);
      dropOldest(actor.personId);
      // Asked only now that the end of the session would be heard.
      if (!(await stillGood())) return socket.close(LIVE_CLOSE.sessionEnded);
      const { postsOf } = await directory(actor.county);
      socket.actor = { ...actor, posts: postsOf(actor.personId) };
      const resumed = lastEventId === null || log.after(lastEventId, 1) !== null;
      socket.sentUpTo = resumed ? (lastEventId ?? head) : head;
      const beatSeconds = settled.beatMs / 1000;
      socket.send({ type: 'hello', id: socket.sentUpTo, resumed, beatSeconds });
      await catchUp(socket);
    },
    count: () => sockets.size,
    async close() {
      closed = true;
      for (const socket of sockets) socket.close(LIVE_CLOSE.goingAway);
      await feed.close();
    },
  };
}
