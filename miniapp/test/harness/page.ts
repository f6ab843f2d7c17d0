import path from 'node:path';
import type { Bundle } from './bundle';
import type { CompiledNode, Templates } from './compile';
import { put } from './put';
import type { Definition, Realm } from './realm';
import type { Host, ViewNode } from './viewNode';

export interface SetDataCount {
  readonly route: string;
  readonly bytes: number;
}

export interface PageSurroundings {
  readonly bundle: Bundle;
  readonly realm: Realm;
  readonly templates: Templates;
  readonly beginActivity: (what: string) => () => void;
  readonly onSetData: (count: SetDataCount) => void;
  readonly onDrawn: (tree: ViewNode) => void;
}

interface Part extends Host {
  property: string;
  definition: Definition;
}

type Patch = Readonly<Record<string, unknown>>;

/** One page instance: its data, its rendered tree and the component instances inside it. */
export class Page {
  readonly instance: Host;
  readonly #parts = new Map<string, Part>();
  #tree: ViewNode | undefined;

  constructor(
    readonly route: string,
    readonly options: Readonly<Record<string, string>>,
    webviewId: number,
    readonly surroundings: PageSurroundings,
  ) {
    const definition = surroundings.realm.load(route);
    this.instance = {
      ...definition,
      data: (surroundings.realm.give(definition.data ?? {}) ?? {}) as Record<string, unknown>,
      route,
      options,
      __wxWebviewId__: webviewId,
      getOpenerEventChannel: () => ({
        on: () => {},
        once: () => {},
        off: () => {},
        emit: () => {},
      }),
      getTabBar: () => undefined,
      setData: (patch: Patch, done?: () => void) => this.#setData(this.instance, patch, done),
    };
  }

  /** Calls a life-cycle method such as `onShow` if the page has it. */
  call(name: string, ...given: unknown[]): unknown {
    const method = this.instance[name];
    if (typeof method !== 'function') return undefined;
    return this.surroundings.realm.guard(() => method.apply(this.instance, given));
  }

  /** What the page shows now. */
  get tree(): ViewNode {
    this.#tree ??= this.#draw();
    return this.#tree;
  }

  /**
   * Draws what has changed since somebody looked; a phone does so with every change, here it costs more than all else.
   * @returns whether there was anything
   */
  draw(): boolean {
    if (this.#tree) return false;
    this.#tree = this.#draw();
    return true;
  }

  close(): void {
    for (const part of this.#parts.values()) this.#life(part, 'detached');
    this.#parts.clear();
    this.#tree = undefined;
  }

  #setData(host: Host, patch: Patch, done: (() => void) | undefined): void {
    const text = JSON.stringify(patch);
    this.surroundings.onSetData({ route: this.route, bytes: Buffer.byteLength(text) });
    for (const [place, value] of Object.entries(this.surroundings.realm.give(patch) as Patch)) {
      put(host.data, place, value);
    }
    this.#tree = undefined;
    const end = this.surroundings.beginActivity('setData');
    setImmediate(() => {
      end();
      if (done) this.surroundings.realm.guard(done);
    });
  }

  #draw(): ViewNode {
    const tree = this.#render();
    this.surroundings.onDrawn(tree);
    return tree;
  }

  #render(): ViewNode {
    const root: ViewNode = {
      tag: 'page',
      attr: {},
      children: [],
      parent: undefined,
      host: this.instance,
    };
    const used = new Set<string>();
    this.#renderInto(root, this.route, this.instance, used);
    for (const [key, part] of this.#parts) {
      if (used.has(key)) continue;
      this.#parts.delete(key);
      this.#life(part, 'detached');
    }
    return root;
  }

  #renderInto(parent: ViewNode, file: string, host: Host, used: Set<string>): void {
    const components = componentsOf(this.surroundings.bundle, file);
    const add = (given: CompiledNode['children'][number], above: ViewNode): void => {
      if (typeof given !== 'object' || given === null) {
        if (given === '' || given === null) return;
        above.children.push({
          tag: '#text',
          text: String(given),
          attr: {},
          children: [],
          parent: above,
          host,
        });
        return;
      }
      const tag = given.tag.replace(/^wx-/, '');
      if (tag === 'virtual') {
        for (const child of given.children) add(child, above);
        return;
      }
      const node: ViewNode = { tag, attr: given.attr ?? {}, children: [], parent: above, host };
      above.children.push(node);
      const component = components[tag];
      if (component) this.#renderPart(node, component, used);
      else for (const child of given.children) add(child, node);
    };
    for (const child of this.surroundings.templates(file, host.data).children) add(child, parent);
  }

  /** Taro's `comp` and `custom-wrapper`, which take over where the template's own nesting ends. */
  #renderPart(node: ViewNode, file: string, used: Set<string>): void {
    const { realm } = this.surroundings;
    const item = node.attr.i as { sid?: unknown } | undefined;
    const key = `${file}:${item?.sid}`;
    used.add(key);
    const property = JSON.stringify([node.attr.i, node.attr.l]);
    let part = this.#parts.get(key);
    const isNew = !part;
    if (!part) {
      const definition = realm.load(file);
      const created: Part = {
        ...(definition.methods as object),
        data: {},
        property: '',
        definition,
      };
      created.setData = (patch: Patch, done?: () => void) => this.#setData(created, patch, done);
      this.#parts.set(key, created);
      part = created;
    }
    if (property !== part.property) {
      part.property = property; // only a changed property is passed again
      part.data = realm.give({ i: node.attr.i, l: node.attr.l }) as Record<string, unknown>;
    }
    if (isNew) this.#life(part, 'attached');
    this.#renderInto(node, file, part, used);
  }

  #life(part: Part, name: string): void {
    const lifetimes = (part.definition.lifetimes ?? part.definition) as Record<string, unknown>;
    const method = lifetimes[name];
    if (typeof method === 'function') this.surroundings.realm.guard(() => method.call(part));
  }
}

function componentsOf(bundle: Bundle, file: string): Record<string, string> {
  const named = { ...bundle.appJson.usingComponents, ...bundle.pageJson(file).usingComponents };
  return Object.fromEntries(
    Object.entries(named).map(([tag, place]) => [
      tag,
      place.startsWith('/') ? place.slice(1) : path.posix.join(path.posix.dirname(file), place),
    ]),
  );
}
