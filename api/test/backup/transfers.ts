import { setTimeout as sleep } from 'node:timers/promises';
import type { Db, MongoClient } from 'mongodb';

interface Account {
  _id: string;
  amount: number;
}

/** Two collections far apart in the alphabet: they are copied at different times. */
const SIDES = ['aaaSide', 'zzzSide'] as const;
const START = 1_000_000;

export interface Transfers {
  /** How many were acknowledged. */
  done(): number;
  stop(): Promise<void>;
}

/** Moves amounts between two collections, in transactions: at every moment the sum is the same. */
export async function startTransfers(
  client: MongoClient,
  database: string,
  { accounts = 50, pauseMs = 20 } = {},
): Promise<Transfers> {
  const db = client.db(database);
  const ids = Array.from({ length: accounts }, (_, number) => `account-${number}`);
  for (const side of SIDES)
    await db
      .collection<Account>(side)
      .insertMany(ids.map((_id) => ({ _id, amount: START, padding: 'x'.repeat(2_000) })));
  let count = 0;
  let going = true;
  const running = (async () => {
    while (going) {
      const _id = ids[count % ids.length] ?? '';
      await client.withSession((session) =>
        session.withTransaction(async () => {
          for (const [side, by] of [
            [SIDES[0], -1],
            [SIDES[1], 1],
          ] as const)
            await db
              .collection<Account>(side)
              .updateOne({ _id }, { $inc: { amount: by } }, { session });
        }),
      );
      count += 1;
      await sleep(pauseMs);
    }
  })();
  return {
    done: () => count,
    async stop() {
      going = false;
      await running;
    },
  };
}

/** What was moved, and how many accounts have it on one side only. */
export async function lookAtTransfers(db: Db): Promise<{ moved: number; torn: number }> {
  const [left, right] = await Promise.all(
    SIDES.map((side) => db.collection<Account>(side).find().sort({ _id: 1 }).toArray()),
  );
  let moved = 0;
  let torn = 0;
  for (const [at, { amount }] of (left ?? []).entries()) {
    const other = (right ?? [])[at]?.amount ?? 0;
    moved += START - amount;
    if (amount + other !== 2 * START) torn += 1;
  }
  return { moved, torn };
}
