import { type ViewNode, walk } from './viewNode';

const FIELDS = new Set(['input', 'textarea']);

/** What stands in the fields: a native field keeps what was typed until the program sets another value. */
export class Typed {
  readonly #byField = new Map<string, { text: string; attrThen: unknown }>();

  set(control: ViewNode, text: string): void {
    this.#byField.set(keyOf(control), { text, attrThen: control.attr.value });
  }

  valueOf(control: ViewNode): string {
    return this.#byField.get(keyOf(control))?.text ?? String(control.attr.value ?? '');
  }

  /** To be called with every drawing: a value that changed is what stands there, also one that was there before. */
  follow(tree: ViewNode): void {
    for (const node of walk(tree)) {
      if (!FIELDS.has(node.tag)) continue;
      const typed = this.#byField.get(keyOf(node));
      if (typed && typed.attrThen !== node.attr.value) this.#byField.delete(keyOf(node));
    }
  }

  clear(): void {
    this.#byField.clear();
  }
}

function keyOf(control: ViewNode): string {
  const page = control.host.__wxWebviewId__ ?? '';
  return `${page}:${control.attr['data-sid'] ?? control.attr.id}`;
}
