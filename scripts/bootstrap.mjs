// The way into every command on a fresh clone: plain Node, nothing installed yet.
//   node scripts/bootstrap.mjs start|test|dev [arguments]
// Checks the Node version, installs what the lockfile names when that is not there, then runs
// scripts/<command>/main.ts under tsx with the arguments, and passes on signals and the exit code.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = path.join(root, 'node_modules', '.installed');
const commands = ['start', 'test', 'dev'];

/** Leaves with one sentence. */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `微连心 needs Node 20.19 or newer, and this is Node ${process.versions.node}: install one from https://nodejs.org and run the command again.`,
  );
}

/** What the stamp must hold: other lockfile, other platform, other install. */
function expectedStamp() {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform}-${process.arch}`;
}

/** True where npm's own record in node_modules has every package the lockfile asks for, in that version. */
function recordMatchesLockfile() {
  try {
    const read = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
    const wanted = read('package-lock.json');
    const installed = read('node_modules/.package-lock.json');
    return Object.entries(wanted).every(
      ([place, entry]) =>
        place === '' || entry.optional === true || installed[place]?.version === entry.version,
    );
  } catch {
    return false; // no record, or one that was cut short: install again
  }
}

function isInstalled(stamp) {
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return true;
  if (!recordMatchesLockfile()) return false;
  fs.writeFileSync(stampFile, stamp);
  return true;
}

/** Runs a program to its end; its exit code, or 128 + n where signal n ended it. */
function run(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, ...options });
    // Ctrl-C reaches the child from the terminal too; it counts both as one press.
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      const numbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
      resolve(code ?? 128 + (numbers[signal] ?? 1));
    });
  });
}

/** The npm that called us, else the one on the PATH. */
function npm(args, options) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

async function install(stamp) {
  const packages = Object.keys(
    JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages,
  ).length;
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`Installing ${packages} packages (about a minute, 0.9 GB) …`);
  const clock = setInterval(() => console.log(`  still installing, ${seconds()} s …`), 15_000);
  const code = await npm(
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  clearInterval(clock);
  if (code > 128) process.exit(code);
  if (code !== 0) {
    fail(
      'The packages could not be installed: what npm says is above. Check the registry (npm config get registry), the network and the disk, then run the command again.',
    );
  }
  fs.writeFileSync(stampFile, stamp);
  console.log(`Installed in ${seconds()} s.`);
  await installGitHooks();
}

/** The pre-commit hook of package.json; npm's own install scripts stay off, so it is set up here. */
async function installGitHooks() {
  if (process.env.CI || !fs.existsSync(path.join(root, '.git'))) return;
  const cli = path.join(root, 'node_modules', 'simple-git-hooks', 'cli.js');
  const code = await run(process.execPath, [cli], { stdio: 'ignore' });
  if (code !== 0) console.log('The pre-commit hook could not be set up; everything else works.');
}

async function main() {
  checkNodeVersion();
  const [command, ...args] = process.argv.slice(2);
  if (!commands.includes(command)) fail(`Say which command: ${commands.join(', ')}.`);
  const stamp = expectedStamp();
  if (!isInstalled(stamp)) await install(stamp);
  const script = path.join('scripts', command, 'main.ts');
  process.exit(
    await run(process.execPath, ['--import', 'tsx', script, ...args], { stdio: 'inherit' }),
  );
}

main().catch((error) => fail(`The command could not be run: ${error.message}`));
