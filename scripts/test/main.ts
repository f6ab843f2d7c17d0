import { ExpectedFailure } from '../console/ExpectedFailure';
import { runMain } from '../console/runMain';
import { allParts, hasTests, type Part } from './parts';
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
  const names = process.argv.slice(2);
  const outcomes: Outcome[] = [];
  for (const part of chosenParts(names)) {
    if (names.length === 0 && !hasTests(part)) {
      console.log(`\n── ${part.name}: has no tests yet, so it is not part of this run`);
      continue;
    }
    outcomes.push(await runPart(part));
  }
  console.log(summary(outcomes));
  return outcomes.every(({ failed }) => failed === 0) ? 0 : 1;
});
