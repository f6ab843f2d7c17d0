import { ExpectedFailure } from '../console/ExpectedFailure';
import { isFree } from '../network/freePort';

/**
 * Looks whether the port can be had, before minutes of work are spent on a start that ends there.
 *
 * @throws ExpectedFailure in one sentence where another program has it
 */
export async function refuseTakenPort(port: number, host: string): Promise<void> {
  if (port === 0 || (await isFree(port, host))) return;
  throw new ExpectedFailure(
    `Port ${port} is taken by another program: stop that one, or set PORT to a free port.`,
  );
}
