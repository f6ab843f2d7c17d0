import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 500;
const ANSWER_WITHIN_MS = 2_500;

/**
 * Gives each connection to the next of the processes behind it that say they are ready (`/readyz`), or the next one that
 * takes it at all where none does: then people hear from the API itself that they should try again.
 */
export async function startBalancer(port: number, targets: readonly number[]): Promise<Balancer> {
  const ready = new Set<number>();
  const open = new Set<net.Socket>();
  let turn = 0;
  let closed = false;

  const inTurn = (): number[] => {
    turn += 1;
    const all = targets.map((_, n) => targets[(turn + n) % targets.length] ?? 0);
    return [...all.filter((target) => ready.has(target)), ...all.filter((one) => !ready.has(one))];
  };

  const server = net.createServer((near) => {
    open.add(near);
    near.on('close', () => open.delete(near));
    near.on('error', () => near.destroy());
    void connectFirst(inTurn()).then((far) => {
      if (!far || near.destroyed) return near.destroy() && far?.destroy();
      joinSockets(near, far);
    });
  });

  const look = async (target: number): Promise<void> => {
    while (!closed) {
      if (await isReady(target)) ready.add(target);
      else ready.delete(target);
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
    }
  };
  for (const target of targets) void look(target);

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    async close() {
      closed = true;
      const ended = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await ended;
    },
  };
}

/** Whatever one side does happens to the other. */
export function joinSockets(near: net.Socket, far: net.Socket): void {
  near.pipe(far);
  far.pipe(near);
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

async function connectFirst(targets: readonly number[]): Promise<net.Socket | null> {
  for (const target of targets) {
    const socket = net.connect(target, '127.0.0.1');
    const connected = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (connected) return socket;
  }
  return null;
}

async function isReady(target: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch(`http://127.0.0.1:${target}/readyz`, { signal });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false; // not there, or too slow to be of use
  }
}
