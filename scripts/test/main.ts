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

async function runLane(parts: readonly Part[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const part of parts) outcomes.push(await runPart(part));
  return outcomes;
}

await runMain(async () => {
  const parts = chosenParts(process.argv.slice(2));
  const lanes = (['server', 'clients'] as const).map((name) =>
    runLane(parts.filter(({ lane }) => lane === name)),
  );
  const outcomes = (await Promise.all(lanes)).flat();
  console.log(summary(outcomes));
  return outcomes.every(({ failed }) => failed === 0) ? 0 : 1;
});
