import mongoose from 'mongoose';
import { createDeps } from '../createDeps';
import { parseEnv } from '../env';
import { tellAllDue } from '../jobs/tellAllDue';

/** Keeps deadlines in a process of its own at a played time, so that a test can kill it. Says "started" and works. */
const env = parseEnv(process.env);
const time = new Date(process.env.PLAYED_TIME ?? '');
await mongoose.connect(env.MONGODB_URI, { dbName: env.MONGODB_DATABASE });
const deps = await createDeps(env, () => time);
process.stdout.write('started\n');
for (;;) await tellAllDue(deps);
