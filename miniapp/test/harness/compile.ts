import { createRequire } from 'node:module';
import vm from 'node:vm';
import type { Bundle } from './bundle';

/** A node as wcc's render functions answer it; texts are plain values. */
export interface CompiledNode {
  readonly tag: string;
  readonly attr?: Record<string, unknown>;
  readonly children: readonly (CompiledNode | string | number | boolean | null)[];
}

/** Runs one template with its data and answers its nodes. */
export type Templates = (file: string, data: unknown) => CompiledNode;

const LARGE_OUTPUT_BYTES = 1 << 28;
const compiled = new Map<string, string>();

/** WeChat's own compiler over all templates of a bundle, kept for the process: half a second each time otherwise. */
function compileOnce(folder: string): string {
  const known = compiled.get(folder);
  if (known) return known;
  const { wxmlToJs } = createRequire(import.meta.url)('miniprogram-compiler') as {
    wxmlToJs(folder: string, options: { maxBuffer: number }): string;
  };
  const source = wxmlToJs(folder, { maxBuffer: LARGE_OUTPUT_BYTES });
  compiled.set(folder, source);
  return source;
}

/** The view layer in a realm of its own. A template that does not exist is told to `onMissing`. */
export function openTemplates(bundle: Bundle, onMissing: (text: string) => void): Templates {
  const write = (...words: unknown[]) => {
    const text = words.map(String).join(' ');
    if (/WXMLRT|not found/i.test(text)) onMissing(text);
  };
  const console = { log: write, info: write, warn: write, error: write, debug: write };
  const view = vm.createContext({ console }) as vm.Context & Record<string, unknown>;
  view.window = view;
  view.global = view;
  const open = vm.runInContext(`(function(){${compileOnce(bundle.folder)}})`, view) as () => (
    file: string,
  ) => (data: unknown, env: object, globals: object) => CompiledNode;
  const find = open();
  // wcc copies only objects of its own realm.
  const parse = vm.runInContext('JSON.parse', view) as (text: string) => unknown;
  return (file, data) => {
    const render = find(`${file}.wxml`);
    if (typeof render !== 'function') throw new Error(`no template ${file}.wxml`);
    return render(parse(JSON.stringify(data)), {}, {});
  };
}
