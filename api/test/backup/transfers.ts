import { setTimeout as sleep } from 'node:timers/promises';
import type { Db, MongoClient } from 'mongodb';

export interface Account {
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

export interface Moved {
  readonly moved: number;
  /** How many accounts have what was moved on one side only. */
  readonly torn: number;
}

export async function lookAtTransfers(db: Db): Promise<Moved> {
  const [left, right] = await Promise.all(
    SIDES.map((side) => db.collection<Account>(side).find().toArray()),
  );
  return compareSides(left ?? [], right ?? []);
}

/** Both sides as they were found, each account once. */
export function compareSides(left: readonly Account[], right: readonly Account[]): Moved {
  const amounts = new Map(right.map(({ _id, amount }) => [_id, amount]));
  let moved = 0;
  let torn = 0;
  for (const { _id, amount } of left) {
    moved += START - amount;
    if (amount + (amounts.get(_id) ?? 0) !== 2 * START) torn += 1;
  }
  return { moved, torn };
}
