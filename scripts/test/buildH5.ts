import { buildClient } from '../build/buildClient';

/** Global setup: the h5 client as it is shipped, built unless it is up to date. */
export async function setup(): Promise<void> {
  await buildClient('h5', console.log);
}
