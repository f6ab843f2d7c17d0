import { createServer } from 'node:http';
import { createApp } from '../../../api/app';
import { createDeps } from '../../../api/createDeps';
import { parseEnv } from '../../../api/env';
import { connectDatabase } from '../../../api/main';

/** The API of a process that holds no lease: it answers, and leaves what follows from a report to another. */
const env = parseEnv(process.env);
await connectDatabase(env);
createServer(createApp(await createDeps(env)).callback()).listen(env.PORT, env.HOST);
process.on('SIGTERM', () => process.exit(0));
