import type { ViewNode } from './viewNode';

/** What stands in the fields: a native field keeps what was typed until the program sets another value. */
export class Typed {
  readonly #byField = new Map<string, { text: string; attrThen: unknown }>();

  set(control: ViewNode, text: string): void {
    this.#byField.set(keyOf(control), { text, attrThen: control.attr.value });
  }

  valueOf(control: ViewNode): string {
    const typed = this.#byField.get(keyOf(control));
    if (typed && typed.attrThen === control.attr.value) return typed.text;
    return String(control.attr.value ?? '');
  }

  clear(): void {
    this.#byField.clear();
  }
}

function keyOf(control: ViewNode): string {
  const page = control.host.__wxWebviewId__ ?? '';
  return `${page}:${control.attr['data-sid'] ?? control.attr.id}`;
}
