import { parseArgs } from 'node:util';
import type * as z from 'zod/mini';
import { platesQuery } from '../../shared/schemas/plates';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { plateScriptMessages } from './messages';

/** What is to be printed, and where to. */
export interface PlateOptions extends z.infer<typeof platesQuery> {
  readonly out: string;
}

/** Reads the command line. @throws ExpectedFailure with how it is used */
export function readOptions(args: readonly string[]): PlateOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        area: { type: 'string' },
        out: { type: 'string' },
        self: { type: 'boolean' },
        code: { type: 'string' },
        'per-page': { type: 'string' },
      },
    });
    const asked = platesQuery.parse({
      areaCode: values.area,
      scope: values.self ? 'self' : 'below',
      ...(values.code === undefined ? {} : { code: values.code }),
      ...(values['per-page'] === undefined ? {} : { perPage: values['per-page'] }),
    });
    return { ...asked, out: values.out ?? `plates-${asked.areaCode}.pdf` };
  } catch {
    throw new ExpectedFailure(plateScriptMessages.usage);
  }
}
