import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { allModels } from './allModels';

test('has every model there is', async () => {
  const files = (await readdir(import.meta.dirname)).filter((file) => /^[A-Z]\w*\.ts$/.test(file));
  const names = allModels().map(({ modelName }) => modelName);
  expect(names.sort()).toEqual(files.map((file) => file.slice(0, -'.ts'.length)).sort());
});
