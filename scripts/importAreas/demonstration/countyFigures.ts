import type { AreaLevel } from '@shared/areaLevels';

/**
 * How many units a demonstration county has below the village. `published` figures are the
 * county's own; everything else is our choice, so that the tree has a natural size.
 */
export interface CountyFigures {
  /** The last level of the tree. */
  readonly leafLevel: Extract<AreaLevel, 'grid' | 'microgrid'>;
  readonly grids: number;
  /** Equals `grids` where the last level is the grid. */
  readonly leaves: number;
  /** A township with figures of its own; they are part of the totals. */
  readonly exact?: { readonly township: string; readonly grids: number; readonly leaves: number };
  readonly published: string;
}

export const COUNTY_FIGURES: Readonly<Record<string, CountyFigures>> = {
  // 18 + 204 + 3,523 + 9,470 = 13,215
  '411728': {
    leafLevel: 'microgrid',
    grids: 3523,
    leaves: 9470,
    published: '13,215 units, 9,470 of them on the last level; 3,523 groups are what remains',
  },
  // 77 villages; the other 63 get 7 groups each, like 秀山街道 (103 / 14). Its 950 网格员 and
  // 1,600 楼栋长 are people on the groups, not units.
  '530423': {
    leafLevel: 'grid',
    grids: 103 + 63 * 7,
    leaves: 103 + 63 * 7,
    exact: { township: '530423001', grids: 103, leaves: 103 },
    published: '秀山街道: 14 communities, 103 groups',
  },
  // 64 villages; five levels are the county's own words, the numbers are ours: 4 grids a village,
  // 5 micro-grids a grid.
  '141030': {
    leafLevel: 'microgrid',
    grids: 64 * 4,
    leaves: 64 * 4 * 5,
    published: 'a five-level team, no figures',
  },
  '610927': {
    leafLevel: 'grid',
    grids: 345,
    leaves: 345,
    published: '345 full-time grid members, one a grid',
  },
  // 277 villages; the other 252 in the proportions of 故城镇: 5 grids for 4 villages, 22
  // micro-grids a village.
  '140429': {
    leafLevel: 'microgrid',
    grids: 31 + 315,
    leaves: 550 + 252 * 22,
    exact: { township: '140429104', grids: 31, leaves: 550 },
    published: '故城镇: 25 villages, 31 grids, 550 micro-grids',
  },
};
