import mongoose from 'mongoose';
import { createDeps } from '../createDeps';
import { parseEnv } from '../env';
import { createProjector } from '../projections/projector';

/** A projector in a process of its own, so that a test can kill it. Says "started" and works until then. */
const env = parseEnv(process.env);
await mongoose.connect(env.MONGODB_URI, { dbName: env.MONGODB_DATABASE });
createProjector(await createDeps(env), { leaseMs: 300, scanMs: 100 }).start();
process.stdout.write('started\n');
