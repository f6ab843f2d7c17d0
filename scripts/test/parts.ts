/** A program and its arguments, run with this Node. */
type NodeCommand = readonly string[];

/** One part of `npm test`. */
export type Part =
  | { name: string; about: string; kind: 'check'; commands: readonly NodeCommand[] }
  | { name: string; about: string; kind: 'vitest'; project: string };

const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
};

/** All of `npm test`, in the order it runs: the quick ones first. */
export const allParts: readonly Part[] = [
  {
    name: 'types',
    about: 'TypeScript, strict, all three programs',
    kind: 'check',
    commands: [
      [bin.tsc, '--noEmit', '-p', 'tsconfig.json'],
      [bin.tsc, '--noEmit', '-p', 'miniapp/tsconfig.json'],
      [bin.tsc, '--noEmit', '-p', 'miniapp/test/tsconfig.json'],
    ],
  },
  { name: 'lint', about: 'Biome', kind: 'check', commands: [[bin.biome, 'ci', '.']] },
  {
    name: 'layers',
    about: 'who may import whom',
    kind: 'check',
    commands: [[bin.depcruise, '--no-progress', 'api', 'shared', 'miniapp/src', 'scripts']],
  },
  { name: 'deadcode', about: 'knip', kind: 'check', commands: [[bin.knip]] },
  { name: 'unit', about: 'one piece at a time', kind: 'vitest', project: 'unit' },
  { name: 'api', about: 'HTTP on a real replica set', kind: 'vitest', project: 'api' },
  {
    name: 'weapp',
    about: "the WeChat bundle on WeChat's compiler",
    kind: 'vitest',
    project: 'weapp',
  },
  { name: 'h5', about: 'the browser client in Chromium', kind: 'vitest', project: 'h5' },
];
