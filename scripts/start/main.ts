import { startApi } from '../../api/main';
import { buildClient } from '../build/buildClient';
import { runMain } from '../console/runMain';
import { createShutdown, type Shutdown } from './createShutdown';
import { demonstrationTable } from './demonstrationTable';
import { ensureDemonstration } from './ensureDemonstration';
import { prepare } from './prepare';
import { printWelcome } from './printWelcome';

/** Starts everything; resolves when all of it serves. */
async function serve(shutdown: Shutdown): Promise<void> {
  const started = Date.now();
  const { env, settings, simulatorUrl } = await prepare(
    process.argv.slice(2),
    shutdown,
    console.log,
  );
  // a process of its own, so that it goes on beside what follows
  const building = buildClient('h5', console.log);
  building.catch(() => {}); // waited for below
  if (simulatorUrl) await ensureDemonstration(settings);
  const api = await startApi(env);
  shutdown.add('API', api.close);
  await building;
  const people = simulatorUrl ? await demonstrationTable(api.url) : [];
  printWelcome({ env, simulatorUrl, people, seconds: (Date.now() - started) / 1000 });
}

await runMain(async () => {
  const shutdown = createShutdown(console.log);
  try {
    return await Promise.race([serve(shutdown).then(() => shutdown.asked), shutdown.asked]);
  } finally {
    await shutdown.run();
  }
});
// A start that was broken off may have left a build running: it ends here.
process.exit();
