/** A program and its arguments, run with this Node. */
type NodeCommand = readonly string[];

export const LANES = ['server', 'weapp', 'browser'] as const;

/**
 * One part of `npm test`. Parts of one lane run after each other, lanes beside each other: while a browser waits for
 * a page or a test for its time, the others use the processors.
 */
export type Part = { name: string; about: string; lane: (typeof LANES)[number] } & (
  | { kind: 'check'; commands: readonly NodeCommand[] }
  | { kind: 'vitest'; project: string }
);

const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
};

/** All of `npm test`, in the order a lane runs; each lane takes about as long as the others. */
export const allParts: readonly Part[] = [
  {
    name: 'types',
    about: 'TypeScript, strict, all three programs',
    lane: 'weapp',
    kind: 'check',
    commands: [
      [bin.tsc, '--noEmit', '-p', 'tsconfig.json'],
      [bin.tsc, '--noEmit', '-p', 'miniapp/tsconfig.json'],
      [bin.tsc, '--noEmit', '-p', 'miniapp/test/tsconfig.json'],
    ],
  },
  {
    name: 'lint',
    about: 'Biome',
    lane: 'weapp',
    kind: 'check',
    commands: [[bin.biome, 'ci', '.']],
  },
  {
    name: 'layers',
    about: 'who may import whom',
    lane: 'weapp',
    kind: 'check',
    commands: [[bin.depcruise, '--no-progress', 'api', 'shared', 'miniapp/src', 'scripts']],
  },
  { name: 'deadcode', about: 'knip', lane: 'weapp', kind: 'check', commands: [[bin.knip]] },
  {
    name: 'api',
    about: 'HTTP on a real replica set',
    lane: 'server',
    kind: 'vitest',
    project: 'api',
  },
  {
    name: 'weapp',
    about: "the WeChat bundle on WeChat's compiler",
    lane: 'weapp',
    kind: 'vitest',
    project: 'weapp',
  },
  {
    name: 'h5',
    about: 'the browser client in Chromium',
    lane: 'browser',
    kind: 'vitest',
    project: 'h5',
  },
  { name: 'unit', about: 'one piece at a time', lane: 'browser', kind: 'vitest', project: 'unit' },
];
