import type { mongo } from 'mongoose';

/**
 * Positions are resume tokens of MongoDB in hexadecimal: they sort as text in the order of the changes, which is the
 * same in every process. They begin with their type and the cluster time: 4 bytes seconds, 4 bytes counter.
 */
const TYPE = '82';
const hex = (n: number): string => (n >>> 0).toString(16).toUpperCase().padStart(8, '0');

/** Sorts before the changes at this time and after those before it. */
export const startOf = (time: mongo.Timestamp): string =>
  TYPE + hex(time.getHighBits()) + hex(time.getLowBits());

/** A position so many seconds earlier, by the database's clock. */
export function secondsBefore(position: string, seconds: number): string {
  const at = Number.parseInt(position.slice(TYPE.length, TYPE.length + 8), 16);
  return TYPE + hex(at - seconds) + hex(0);
}
