import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { allParts, type Part } from './parts';
import { type Outcome, runPart } from './runPart';
import { summary } from './summary';

function chosenParts(names: readonly string[]): readonly Part[] {
  const known = allParts.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new ExpectedFailure(
      `No such part: ${unknown.join(', ')}. The parts: ${known.join(', ')}.`,
    );
  }
  return names.length === 0 ? allParts : allParts.filter(({ name }) => names.includes(name));
}

await runMain(async () => {
  const outcomes: Outcome[] = [];
  for (const part of chosenParts(process.argv.slice(2))) outcomes.push(await runPart(part));
  console.log(summary(outcomes));
  return outcomes.every(({ failed }) => failed === 0) ? 0 : 1;
});
