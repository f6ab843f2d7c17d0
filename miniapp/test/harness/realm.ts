import path from 'node:path';
import vm from 'node:vm';
import type { Activity } from './activity';
import type { Bundle } from './bundle';
import { makeOld, writeConsole } from './oldPhone';
import type { Problems } from './problems';

/** What WeChat gives to App(), Page() and Component(): the object itself. */
export type Definition = Record<string, unknown>;

export interface Realm {
  /** Runs a file of the bundle (without `.js`) once and answers what it defined with Page() or Component(). */
  load(file: string): Definition;
  runApp(): Definition;
  /** Copies a value of ours into the realm as WeChat does between its threads: as JSON, binary kept. */
  give(value: unknown): unknown;
  readonly Promise: PromiseConstructor;
  /** Calls code of the bundle; what it throws reaches App.onError and the problems, as in WeChat. */
  guard<T>(run: () => T): T | undefined;
  /** Promises rejected within a fail callback, which took the failure. */
  readonly answered: WeakSet<object>;
  /** Takes an unhandled rejection of this realm; false for one of another. */
  rejected(reason: unknown, promise: unknown): boolean;
  dispose(): void;
}

export interface RealmSurroundings {
  readonly bundle: Bundle;
  readonly activity: Activity;
  readonly problems: Problems;
  readonly log: (level: string, text: string) => void;
  readonly currentPages: () => readonly object[];
}

const scripts = new Map<string, { readonly source: string; readonly script: vm.Script }>();

/** A file of a bundle, parsed once for all launches: each would take a megabyte anew. */
function scriptOf(bundle: Bundle, file: string): vm.Script {
  const filename = `${bundle.folder}/${file}.js`;
  const source = `(function(require,module,exports){${bundle.source(file)}\n})`;
  const known = scripts.get(filename);
  if (known?.source === source) return known.script;
  const script = new vm.Script(source, { filename });
  scripts.set(filename, { source, script });
  return script;
}

/** The logic layer: a bare realm without window, fetch or URL, where `new Function` does nothing, like WeChat's. */
export function createRealm(surroundings: RealmSurroundings, wx: object): Realm {
  const { bundle, activity, problems } = surroundings;
  const answered = new WeakSet<object>();
  const definitions = new Map<string, Definition>();
  const modules = new Map<string, { exports: unknown }>();
  const timers = new Map<number, () => void>();
  const loadedSubpackages = new Set<string>();
  let app: Definition | undefined;
  let loading = 'app';
  let timerCount = 0;

  const guard = <T>(run: () => T): T | undefined => {
    try {
      return run();
    } catch (error) {
      problems.add('thrown', error);
      const onError = app?.onError;
      const text = String((error as { stack?: unknown })?.stack ?? error);
      if (typeof onError === 'function') onError.call(app, text);
      return undefined;
    }
  };
  const setTimer = (run: () => void, milliseconds = 0): number => {
    const id = ++timerCount;
    // Longer ones are polling, clocks and toasts: a person would not wait for them either.
    const end = milliseconds <= 100 ? activity.begin(`timer ${milliseconds} ms`) : () => {};
    const timer = setTimeout(() => {
      timers.delete(id);
      end();
      guard(run);
    }, milliseconds);
    timers.set(id, () => {
      clearTimeout(timer);
      end();
    });
    return id;
  };
  const setRepeating = (run: () => void, milliseconds = 0): number => {
    const id = ++timerCount;
    const timer = setInterval(() => guard(run), milliseconds);
    timers.set(id, () => clearInterval(timer));
    return id;
  };
  const clear = (id: number) => {
    timers.get(id)?.();
    timers.delete(id);
  };
  const define = (definition: Definition) => {
    definitions.set(loading, definition);
  };
  const context = vm.createContext(
    {
      wx,
      console: writeConsole(surroundings),
      setTimeout: (run: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) =>
        setTimer(() => run(...given), ms),
      setInterval: (run: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) =>
        setRepeating(() => run(...given), ms),
      clearTimeout: clear,
      clearInterval: clear,
      App: (definition: Definition) => {
        app = definition;
      },
      Page: define,
      Component: define,
      Behavior: (definition: Definition) => definition,
      getApp: () => app,
      getCurrentPages: () => surroundings.currentPages(),
    },
    { codeGeneration: { strings: false, wasm: false } },
  );
  makeOld(context);
  const realmPromise = vm.runInContext('Promise', context) as PromiseConstructor;
  const parse = vm.runInContext('JSON.parse', context) as (text: string) => unknown;
  const bytes = vm.runInContext('(list) => Uint8Array.from(list).buffer', context) as (
    list: Uint8Array,
  ) => ArrayBuffer;

  function run(file: string): unknown {
    const known = modules.get(file);
    if (known) return known.exports;
    const subpackage = bundle.subpackageOf(file);
    if (subpackage && !loadedSubpackages.has(subpackage)) {
      throw new Error(`${file} lies in subpackage ${subpackage}, which is not loaded yet`);
    }
    const module: { exports: unknown } = { exports: {} };
    modules.set(file, module);
    const call = scriptOf(bundle, file).runInContext(context);
    const near = (name: string) =>
      path.posix.join(path.posix.dirname(file), name.replace(/\.js$/, ''));
    call((name: string) => run(near(name)), module, module.exports);
    return module.exports;
  }

  return {
    load: (file) => {
      const known = definitions.get(file);
      if (known) return known;
      const subpackage = bundle.subpackageOf(file);
      if (subpackage) loadedSubpackages.add(subpackage);
      loading = file;
      run(file);
      const defined = definitions.get(file);
      if (!defined) throw new Error(`${file} did not call Page() or Component()`);
      return defined;
    },
    runApp: () => {
      run('app');
      if (!app) throw new Error('app.js did not call App()');
      return app;
    },
    give: (value) => {
      if (value === undefined) return undefined;
      if (value instanceof ArrayBuffer) return bytes(new Uint8Array(value));
      if (value instanceof Uint8Array) return bytes(value);
      if (
        typeof value === 'object' &&
        value !== null &&
        'data' in value &&
        value.data instanceof ArrayBuffer
      ) {
        const { data, ...rest } = value;
        return Object.assign(parse(JSON.stringify(rest)) as object, {
          data: bytes(new Uint8Array(data)),
        });
      }
      return parse(JSON.stringify(value));
    },
    Promise: realmPromise,
    guard,
    answered,
    rejected: (reason, promise) => {
      if (!(promise instanceof realmPromise)) return false;
      if (answered.has(promise)) return true;
      problems.add('unhandledRejection', reason);
      const handler = app?.onUnhandledRejection;
      if (typeof handler === 'function') guard(() => handler.call(app, { reason, promise }));
      return true;
    },
    dispose: () => {
      for (const stop of timers.values()) stop();
      timers.clear();
    },
  };
}
