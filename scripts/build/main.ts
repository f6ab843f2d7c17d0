import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { buildClient, type ClientTarget } from './buildClient';

const targets: readonly string[] = ['weapp', 'h5'] satisfies ClientTarget[];

function isTarget(word: string): word is ClientTarget {
  return targets.includes(word);
}

await runMain(async () => {
  const [target = ''] = process.argv.slice(2);
  if (!isTarget(target)) throw new ExpectedFailure(`Say what to build: ${targets.join(' or ')}.`);
  await buildClient(target, console.log);
  return 0;
});
