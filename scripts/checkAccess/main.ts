import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { mergeAccess } from '../../api/test/access/accessDocument';
import { BROKEN } from '../../api/test/access/broken';
import { checkAccess, PARTS, type Part } from '../../api/test/access/checkAccess';
import { operationOf } from '../../api/test/access/fixtures/allFixtures';
import { createRewind } from '../../api/test/access/rewind';
import { buildWorld, withEndpoints } from '../../api/test/access/world';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { createProgressLine } from '../importAreas/progressLine';
import { openDatabase } from '../mongod/openDatabase';
import { accessMessages } from './messages';

const { values } = parseArgs({
  options: {
    /** Writes docs/access.md anew from what the API answers; with --only, the lines of those operations. */
    write: { type: 'boolean', default: false },
    /** table, steps or lists; all of them where it does not say. */
    part: { type: 'string', multiple: true, default: [...PARTS] },
    /** As in `npm test`: in each line and list some, not everybody. */
    small: { type: 'boolean', default: false },
    /** Operations that have this in "METHOD /path". */
    only: { type: 'string', multiple: true },
    /** A deliberately broken API, to be caught. */
    broken: { type: 'string' },
  },
});

const DOCUMENT = path.resolve(import.meta.dirname, '../../docs/access.md');
const { only, broken } = values;
const isPart = (name: string): name is Part => (PARTS as readonly string[]).includes(name);

/** Asks the API as everybody for everything, and holds its answers to docs/access.md and to the policies. */
await runMain(async () => {
  const endpoints = broken === undefined ? undefined : BROKEN[broken];
  if (broken !== undefined && !endpoints)
    throw new ExpectedFailure(accessMessages.unknownBroken(Object.keys(BROKEN)));
  const frozen = await readFile(DOCUMENT, 'utf8').catch(() => '');
  const progress = createProgressLine(process.stderr);
  const database = await openDatabase({ keep: 'ephemeral', onProgress: progress.note });
  await mongoose.connect(database.uri, { dbName: 'access', monitorCommands: true });
  let findings = 0;
  const world = await buildWorld();
  const rewind = await createRewind();
  const asked = endpoints ? await withEndpoints(world, endpoints) : world;
  try {
    const result = await checkAccess(asked, rewind, {
      parts: values.part.filter(isPart),
      everybody: !values.small,
      frozen,
      ...(endpoints ? { endpoints } : {}),
      ...(only
        ? { only: (endpoint) => only.some((part) => operationOf(endpoint).includes(part)) }
        : {}),
      onProgress: (part, calls) => progress.show(accessMessages.parts[part], calls),
      onFinding: (finding) => {
        // What is written anew is no finding.
        if (values.write && finding.startsWith('docs/access.md ')) return;
        findings += 1;
        progress.note(finding);
      },
    });
    progress.end();
    if (values.write)
      await writeFile(DOCUMENT, only ? mergeAccess(frozen, result.document) : result.document);
    console.log(accessMessages.result(result, findings));
    return findings === 0 ? 0 : 1;
  } finally {
    rewind.close();
    if (asked !== world) await asked.server.close();
    await world.server.close();
    await mongoose.disconnect();
    await database.stop();
  }
});
