import { parseArgs } from 'node:util';
import { ExpectedFailure } from '../console/ExpectedFailure';

/** What can be said on the command line of `npm start`. */
export interface StartOptions {
  /** GB/T 2260 code of the county to serve. */
  county?: string;
}

/**
 * Reads `--county CODE`.
 *
 * @param known codes of the counties there is data for
 * @throws ExpectedFailure that names what was not understood
 */
export function startOptions(args: string[], known: readonly string[]): StartOptions {
  let county: string | undefined;
  try {
    ({ county } = parseArgs({ args, options: { county: { type: 'string' } } }).values);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExpectedFailure(`${reason} The only option is --county CODE.`);
  }
  if (county !== undefined && !known.includes(county)) {
    throw new ExpectedFailure(
      `There is no data for county ${county}; the counties are ${known.join(', ')}.`,
    );
  }
  return county === undefined ? {} : { county };
}
