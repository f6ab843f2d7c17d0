import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { runMain } from '../console/runMain';
import { freePort } from '../network/freePort';
import { projectRoot } from '../paths';
import { createShutdown, type Shutdown } from '../start/createShutdown';
import { prepare } from '../start/prepare';

const clientPort = 10086;

/** Starts a watcher in its own process group, so that Ctrl-C reaches it once, through the shutdown. */
function watch(
  shutdown: Shutdown,
  name: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): ChildProcess {
  const child = spawn(process.execPath, args, {
    ...options,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const ended = once(child, 'exit');
  const signalGroup = (signal: NodeJS.Signals) => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, signal);
  };
  void ended.then(() => shutdown.fail(`The ${name} has ended.`));
  process.once('exit', () => signalGroup('SIGKILL'));
  shutdown.add(name, async () => {
    signalGroup('SIGTERM');
    await ended;
  });
  return child;
}

/** `npm run dev`: as `npm start`, but the API restarts and the h5 client reloads when a file changes. */
await runMain(async () => {
  const shutdown = createShutdown(console.log);
  const begin = async () => {
    const { env, settings } = await prepare(process.argv.slice(2), shutdown, console.log);
    const bin = (...names: string[]) => path.join(projectRoot, 'node_modules', ...names);
    watch(shutdown, 'API', [bin('tsx', 'dist', 'cli.mjs'), 'watch', 'api/main.ts'], {
      cwd: projectRoot,
      env: { ...process.env, ...settings, LOG_LEVEL: settings.LOG_LEVEL ?? 'info' },
    });
    const port = await freePort(clientPort);
    watch(
      shutdown,
      'h5 client',
      [bin('@tarojs', 'cli', 'bin', 'taro'), 'build', '--type', 'h5', '--watch'],
      {
        cwd: path.join(projectRoot, 'miniapp'),
        env: {
          ...process.env,
          NODE_ENV: 'development',
          TARO_OUTPUT: 'dist/dev-h5',
          DEV_PORT: String(port),
          DEV_API: `http://127.0.0.1:${env.PORT}`,
        },
      },
    );
    console.log(
      `\nClient with reload: http://localhost:${port} (API: http://localhost:${env.PORT})`,
    );
    return shutdown.asked;
  };
  try {
    return await Promise.race([begin(), shutdown.asked]);
  } finally {
    await shutdown.run();
  }
});
process.exit();
