/** A program and its arguments, run with this Node. */
type NodeCommand = readonly string[];

/**
 * One part of `npm test`. Parts of one lane run after each other, lanes beside each other: while a browser waits for
 * a page, the API's tests use the other core.
 */
export type Part = { name: string; about: string; lane: 'server' | 'clients' } & (
  | { kind: 'check'; commands: readonly NodeCommand[] }
  | { kind: 'vitest'; project: string }
);

const bin = {
  /** The native compiler: a quarter of the work of the one before, which stays for dependency-cruiser's reading. */
  tsc: 'node_modules/typescript7/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
};

/** All of `npm test`, in the order a lane runs: the quick ones first. */
export const allParts: readonly Part[] = [
  {
    name: 'types',
    about: 'TypeScript, strict, all three programs',
    lane: 'server',
    kind: 'check',
    // One thread each: the three run beside each other, and more threads check some of it twice.
    commands: ['tsconfig.json', 'miniapp/tsconfig.json', 'miniapp/test/tsconfig.json'].map(
      (project) => [bin.tsc, '--noEmit', '--singleThreaded', '-p', project],
    ),
  },
  {
    name: 'lint',
    about: 'Biome',
    lane: 'server',
    kind: 'check',
    commands: [[bin.biome, 'ci', '.']],
  },
  {
    name: 'layers',
    about: 'who may import whom',
    lane: 'server',
    kind: 'check',
    commands: [[bin.depcruise, '--no-progress', 'api', 'shared', 'miniapp/src', 'scripts']],
  },
  { name: 'deadcode', about: 'knip', lane: 'server', kind: 'check', commands: [[bin.knip]] },
  { name: 'unit', about: 'one piece at a time', lane: 'server', kind: 'vitest', project: 'unit' },
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
    lane: 'clients',
    kind: 'vitest',
    project: 'weapp',
  },
  {
    name: 'h5',
    about: 'the browser client in Chromium',
    lane: 'clients',
    kind: 'vitest',
    project: 'h5',
  },
];
