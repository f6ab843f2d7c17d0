import vm from 'node:vm';
import type { Problems } from './problems';

/** Newer than what an iPhone on iOS 14 or an old Android has and Babel does not add: using one crashes there. */
const TOO_NEW: readonly (readonly [owner: string, names: readonly string[]])[] = [
  [
    'Array.prototype',
    ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
  ],
  ['String.prototype', ['at', 'isWellFormed', 'toWellFormed']],
  ['Object', ['hasOwn', 'groupBy']],
  ['Map', ['groupBy']],
  ['Promise', ['withResolvers', 'try']],
  ['globalThis', ['structuredClone', 'SharedArrayBuffer', 'WebAssembly']],
];

interface ConsoleSurroundings {
  readonly problems: Problems;
  readonly log: (level: string, text: string) => void;
}

/** The logic layer's console: all is kept, and an error is a problem. */
export function writeConsole({
  problems,
  log,
}: ConsoleSurroundings): Record<string, (...words: unknown[]) => void> {
  const write =
    (level: string) =>
    (...words: unknown[]) => {
      const text = words.map(asText).join(' ');
      log(level, text);
      if (level === 'error') problems.add('consoleError', text);
    };
  return Object.fromEntries(
    ['log', 'info', 'warn', 'error', 'debug'].map((level) => [level, write(level)]),
  );
}

function asText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { stack } = value as { stack?: unknown };
  return typeof stack === 'string' ? stack : JSON.stringify(value);
}

/** Takes away what an old phone lacks and makes `new Function(…)` answer a function that does nothing. */
export function makeOld(context: vm.Context): void {
  for (const [owner, names] of TOO_NEW) {
    for (const name of names) vm.runInContext(`delete ${owner}[${JSON.stringify(name)}]`, context);
  }
  vm.runInContext(
    `(() => {
      const Real = Function;
      const Inert = function Function() { return function () {}; };
      Inert.prototype = Real.prototype;
      Real.prototype.constructor = Inert;
      globalThis.Function = Inert;
    })()`,
    context,
  );
}
