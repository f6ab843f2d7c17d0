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

/** A bundle's view layer: its render functions in a realm of their own. */
interface View {
  readonly find: (
    file: string,
  ) => ((data: unknown, env: object, globals: object) => CompiledNode) | undefined;
  /** wcc copies only objects of its own realm. */
  readonly parse: (text: string) => unknown;
  /** Hears what the templates write to the console while they render. */
  onWrite: (text: string) => void;
}

const views = new Map<string, View>();

/**
 * WeChat's own compiler over all templates of a bundle. Kept for the process: compiling takes half a second, and render
 * functions that have run before run faster (a third of the drawing time). They keep nothing of what they rendered.
 */
function viewOf(folder: string): View {
  const known = views.get(folder);
  if (known) return known;
  const { wxmlToJs } = createRequire(import.meta.url)('miniprogram-compiler') as {
    wxmlToJs(folder: string, options: { maxBuffer: number }): string;
  };
  const source = wxmlToJs(folder, { maxBuffer: LARGE_OUTPUT_BYTES });
  const write = (...words: unknown[]) => view.onWrite(words.map(String).join(' '));
  const console = { log: write, info: write, warn: write, error: write, debug: write };
  const context = vm.createContext({ console }) as vm.Context & Record<string, unknown>;
  context.window = context;
  context.global = context;
  const open = vm.runInContext(`(function(){${source}})`, context) as () => View['find'];
  const view: View = {
    find: open(),
    parse: vm.runInContext('JSON.parse', context) as View['parse'],
    onWrite: () => {},
  };
  views.set(folder, view);
  return view;
}

/** The view layer; a template that does not exist is told to `onMissing`. */
export function openTemplates(bundle: Bundle, onMissing: (text: string) => void): Templates {
  const view = viewOf(bundle.folder);
  return (file, data) => {
    const render = view.find(`${file}.wxml`);
    if (typeof render !== 'function') throw new Error(`no template ${file}.wxml`);
    view.onWrite = (text) => {
      if (/WXMLRT|not found/i.test(text)) onMissing(text);
    };
    return render(view.parse(JSON.stringify(data)), {}, {});
  };
}
