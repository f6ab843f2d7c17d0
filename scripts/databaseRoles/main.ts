import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { ensureIndexes } from '../../api/models/ensureIndexes';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { asMongoshScript, grantProgramRole } from './grantProgramRole';
import { rolesMessages } from './messages';

/** Makes the database user of the API, which may add to the audit log and change nothing in it. Safe to run again. */
await runMain(async () => {
  const { values } = parseArgs({
    options: {
      database: { type: 'string', default: process.env.MONGODB_DATABASE ?? 'weilianxin' },
      user: { type: 'string', default: 'weilianxin' },
      print: { type: 'boolean', default: false },
    },
  });
  const { database, user } = values;
  if (values.print) {
    process.stdout.write(asMongoshScript(database, user));
    return 0;
  }
  const { ADMIN_MONGODB_URI: uri, PROGRAM_PASSWORD: password } = process.env;
  if (!uri || !password) throw new ExpectedFailure(rolesMessages.usage);
  try {
    await mongoose.connect(uri, { dbName: database });
    // The program's user may make no index on the audit log.
    await ensureIndexes();
    await grantProgramRole(mongoose.connection.getClient().db(database), { user, password });
  } finally {
    await mongoose.disconnect();
  }
  console.log(rolesMessages.granted(user, database));
  return 0;
});
