import type { AreaTree } from '../directory/areaTree';

/** Finds areas by division code or by the names on their path: "灵龙街道/东街社区/第一网格", with or without the county. */
export interface AreaNames {
  /** The code; `many` where several areas are called so; undefined where none is. */
  find(words: string): string | 'many' | undefined;
}

const SEPARATORS = /[\s/\\>\-—·,，、]+/g;

export function createAreaNames(tree: AreaTree, county: string): AreaNames {
  const codes = new Map<string, string>();
  const countyName = tree.find(county)?.name ?? '';
  const visit = (code: string, above: string): void => {
    for (const child of tree.children(code)) {
      const name = above + child.name.replace(SEPARATORS, '');
      codes.set(name, codes.has(name) ? 'many' : child.code);
      visit(child.code, name);
    }
  };
  visit(county, '');
  codes.set('', county);
  return {
    find(words) {
      if (/^\d{6,18}$/.test(words)) return tree.find(words)?.code;
      const name = words.replace(SEPARATORS, '');
      if (name === '') return undefined;
      const inside =
        countyName !== '' && name.startsWith(countyName) ? name.slice(countyName.length) : name;
      return codes.get(inside) ?? codes.get(name);
    },
  };
}
