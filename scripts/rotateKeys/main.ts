import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { rotateKeys } from '../../api/commands/rotateKeys';
import { parseEnv } from '../../api/env';
import { connectDatabase } from '../../api/main';
import { createKeyRing } from '../../api/secrets/keyRing';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { rotateMessages } from './messages';

/** Seals personal data anew with the first of MASTER_KEYS while the service works on; `--new ID` makes a key. */
await runMain(async () => {
  const { values } = parseArgs({ options: { new: { type: 'string' } } });
  if (values.new !== undefined) return makeKey(values.new);
  if (!process.env.MASTER_KEYS) throw new ExpectedFailure(rotateMessages.usage);
  const progress = createProgressLine(process.stderr);
  try {
    const env = parseEnv(process.env);
    await connectDatabase(env);
    const result = await rotateKeys(createKeyRing(env.MASTER_KEYS, env.INDEX_KEY), {
      onProgress: ({ collection, path }, done, total) =>
        progress.show(rotateMessages.field(collection, path), done, total),
    });
    progress.end();
    console.log(rotateMessages.result(result));
    if (result.unreadable.length === 0) return 0;
    console.log(rotateMessages.unreadable(result.unreadable));
    return 1;
  } finally {
    await mongoose.disconnect();
  }
});

function makeKey(id: string): number {
  if (!/^[a-z0-9]{1,16}$/.test(id)) throw new ExpectedFailure(rotateMessages.usage);
  console.log(rotateMessages.made(`${id}:${randomBytes(32).toString('base64')}`));
  return 0;
}
