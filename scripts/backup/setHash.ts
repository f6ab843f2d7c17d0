import { createHash } from 'node:crypto';

/** How many documents there are and which: the same in whatever order they come. */
export interface SetDigest {
  readonly count: number;
  /** Sum of the SHA-256 of each document's BSON, modulo 2^256, in hexadecimal. */
  readonly hash: string;
}

const MODULUS = 1n << 256n;

export async function digestOf(documents: AsyncIterable<Uint8Array>): Promise<SetDigest> {
  let count = 0;
  let sum = 0n;
  for await (const document of documents) {
    count += 1;
    sum += BigInt(`0x${createHash('sha256').update(document).digest('hex')}`);
  }
  return { count, hash: (sum % MODULUS).toString(16).padStart(64, '0') };
}

export const sameSet = (a: SetDigest, b: SetDigest): boolean =>
  a.count === b.count && a.hash === b.hash;
