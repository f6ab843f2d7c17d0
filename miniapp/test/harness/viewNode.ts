/** Whose methods a node's events call: a page or one of Taro's deep-nesting components. */
export interface Host {
  data: Record<string, unknown>;
  [method: string]: unknown;
}

export interface ViewNode {
  readonly tag: string;
  /** Only on `#text`. */
  readonly text?: string;
  readonly attr: Readonly<Record<string, unknown>>;
  readonly children: ViewNode[];
  readonly parent: ViewNode | undefined;
  readonly host: Host;
}

/** This node and everything below it, in reading order. */
export function* walk(node: ViewNode): Generator<ViewNode> {
  yield node;
  for (const child of node.children) yield* walk(child);
}

export function* ancestors(node: ViewNode): Generator<ViewNode> {
  for (let next: ViewNode | undefined = node; next; next = next.parent) yield next;
}

/** Not shown, whatever the style sheets say: `hidden` or an inline `display: none`, here or above. */
export function isHidden(node: ViewNode): boolean {
  for (const one of ancestors(node)) {
    if (one.attr.hidden === true || /display:\s*none/.test(String(one.attr.style ?? '')))
      return true;
  }
  return false;
}

export interface ViewFigures {
  readonly nodes: number;
  readonly depth: number;
  readonly mostChildren: number;
}

/** What WeChat's 体验评分 counts: < 1,000 nodes, depth < 30, ≤ 60 children. */
export function figuresOf(root: ViewNode): ViewFigures {
  let nodes = 0;
  let depth = 0;
  let mostChildren = 0;
  for (const node of walk(root)) {
    if (node.tag === '#text') continue;
    nodes += 1;
    depth = Math.max(depth, [...ancestors(node)].length);
    mostChildren = Math.max(mostChildren, node.children.length);
  }
  return { nodes, depth, mostChildren };
}
