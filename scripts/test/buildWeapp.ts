import { buildClient } from '../build/buildClient';

/** Global setup: the weapp client as it is shipped, built unless it is up to date. */
export async function setup(): Promise<void> {
  await buildClient('weapp', console.log);
}
