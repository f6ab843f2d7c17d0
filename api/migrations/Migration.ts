import type { mongo } from 'mongoose';

export interface MigrationContext {
  readonly db: mongo.Db;
  /** Called between pieces of the work. @throws where another process has taken it over */
  readonly goOn: (done: number) => Promise<void>;
}

/**
 * Brings documents of an earlier shape to a later one. It finds what is left by the shape itself: begun again after a
 * crash it goes on, run twice it changes nothing. Once released it is not changed any more.
 */
export interface Migration {
  /** `NUMBER-name`: in this order. */
  readonly id: string;
  run(context: MigrationContext): Promise<void>;
}
