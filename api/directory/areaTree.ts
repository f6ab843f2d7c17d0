import type { AreaStep } from '@shared/schemas/fields';

export interface AreaNode extends AreaStep {
  readonly parent: string | null;
}

/** The areas in force of a county, by code. */
export interface AreaTree {
  readonly size: number;
  find(code: string): AreaNode | undefined;
  /** County … the area itself; empty where the county has no such area. */
  path(code: string): AreaStep[];
  /** Direct children in code order. */
  children(code: string): readonly AreaNode[];
}

export function createAreaTree(nodes: readonly AreaNode[]): AreaTree {
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  const children = new Map<string, AreaNode[]>();
  for (const node of nodes) {
    if (!node.parent) continue;
    const siblings = children.get(node.parent) ?? [];
    siblings.push(node);
    children.set(node.parent, siblings);
  }
  for (const siblings of children.values()) siblings.sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    size: byCode.size,
    find: (code) => byCode.get(code),
    path(code) {
      const path: AreaStep[] = [];
      for (let node = byCode.get(code); node; node = byCode.get(node.parent ?? ''))
        path.unshift({ code: node.code, name: node.name, level: node.level });
      return path;
    },
    children: (code) => children.get(code) ?? [],
  };
}
