import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import type { ReplicaSet } from '../../../scripts/mongod/startReplicaSet';

/** A member, by its own address: no cut hides it. */
interface Member {
  readonly host: string;
  signal(signal: NodeJS.Signals): void;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

interface Members {
  /** Waits until there is one. */
  primary(): Promise<Member>;
  killAll(): Promise<void>;
  restartAll(): Promise<void>;
}

const ELECTION_MS = 60_000;
/** Another program may have the port for a moment. */
const MOST_STARTS = 5;

export function createMembers(set: ReplicaSet): Members {
  const running = (number: number) => {
    const member = set.members[number];
    if (!member) throw new RangeError(`there is no member ${number}`);
    return member;
  };
  const memberAt = (number: number): Member => ({
    host: running(number).host,
    signal: (signal) => void process.kill(running(number).pid, signal),
    async kill() {
      process.kill(running(number).pid, 'SIGKILL');
      await running(number).ended;
    },
    async restart() {
      for (let start = 1; ; start += 1)
        try {
          return await set.restart(number);
        } catch (error) {
          if (start === MOST_STARTS) throw error;
          await sleep(500);
        }
    },
  });
  const all = (): Member[] => set.members.map((_, number) => memberAt(number));
  return {
    async primary() {
      for (const until = Date.now() + ELECTION_MS; Date.now() < until; await sleep(200)) {
        const answers = await Promise.all(all().map(({ host }) => isPrimary(host)));
        const number = answers.indexOf(true);
        if (number >= 0) return memberAt(number);
      }
      throw new Error('the members agreed on no primary within a minute');
    },
    async killAll() {
      await Promise.all(all().map((member) => member.kill()));
    },
    async restartAll() {
      await Promise.all(all().map((member) => member.restart()));
    },
  };
}

/** What it says itself: for a moment two may believe it. */
async function isPrimary(host: string): Promise<boolean> {
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: 1_000,
  });
  try {
    return (await client.db('admin').command({ hello: 1 })).isWritablePrimary === true;
  } catch {
    return false; // dead or stopped
  } finally {
    await client.close();
  }
}
