import type { AreaNode, AreaTree } from '../../api/directory/areaTree';
import type { Role } from '../../shared/roles';
import { drawName } from './demonstrationNames';
import type { Random } from './random';

/** A line of the roster. Names and telephones are made up. */
export interface RosterLine {
  readonly name: string;
  readonly phone: string;
  readonly role: Role;
  readonly areaCode?: string;
  readonly organisation?: string;
}

export interface DemonstrationOrganisation {
  readonly name: string;
  readonly kind: 'department' | 'property' | 'police' | 'mediation';
  readonly categories: readonly string[];
  readonly role: 'handler' | 'police' | 'mediator';
}

/** Who handles what in a county, as far as the demonstration goes. */
export const ORGANISATIONS: readonly DemonstrationOrganisation[] = [
  {
    name: '县住房和城乡建设局',
    kind: 'department',
    categories: ['road', 'property', 'fire'],
    role: 'handler',
  },
  {
    name: '县城市管理局',
    kind: 'department',
    categories: ['sanitation', 'noise', 'publicSafety'],
    role: 'handler',
  },
  {
    name: '县水利局',
    kind: 'department',
    categories: ['publicSafety', 'utilities'],
    role: 'handler',
  },
  { name: '县供电公司', kind: 'department', categories: ['utilities'], role: 'handler' },
  { name: '县民政局', kind: 'department', categories: ['relief', 'errand'], role: 'handler' },
  { name: '县自然资源局', kind: 'department', categories: ['land'], role: 'handler' },
  {
    name: '县市场监督管理局',
    kind: 'department',
    categories: ['foodDrug', 'newEconomy', 'finance'],
    role: 'handler',
  },
  { name: '县教育局', kind: 'department', categories: ['campus'], role: 'handler' },
  {
    name: '县人力资源和社会保障局',
    kind: 'department',
    categories: ['policy', 'errand'],
    role: 'handler',
  },
  {
    name: '红色物业服务站',
    kind: 'property',
    categories: ['property', 'noise', 'sanitation'],
    role: 'handler',
  },
  {
    name: '县公安局治安大队',
    kind: 'police',
    categories: ['security', 'fraud', 'rental'],
    role: 'police',
  },
  {
    name: '县人民调解委员会',
    kind: 'mediation',
    categories: ['conflict', 'petition', 'land'],
    role: 'mediator',
  },
];

/** The areas whose people one signs in as: the first village of a rural township, its first grid and micro-grid. */
export interface Focus {
  readonly township: string;
  readonly village: string;
  readonly grid: string;
  readonly microGrid: string;
}

export function chooseFocus(areas: AreaTree, county: string): Focus {
  const townships = areas.children(county);
  const township = townships.find((area) => !area.name.endsWith('街道')) ?? townships[0];
  const below = (area: AreaNode | undefined): AreaNode | undefined =>
    area && (areas.children(area.code)[0] ?? area);
  const village = below(township);
  const grid = below(village);
  const microGrid = below(grid);
  if (!township || !village || !grid || !microGrid)
    throw new Error(`county ${county} has no areas`);
  return {
    township: township.code,
    village: village.code,
    grid: grid.code,
    microGrid: microGrid.code,
  };
}

/** Made-up telephones, one after the other: 19900000000 … */
export function createPhones() {
  let last = 19_900_000_000;
  return (): string => String(last++);
}

/** The posts of an area by its level. */
export const ROLES_AT: Readonly<Record<string, readonly Role[]>> = {
  township: ['gridLeader', 'serviceStation'],
  village: ['gridLeader', 'villageCadre'],
  grid: ['gridMember'],
  microgrid: ['microGridLeader'],
};

/** One line a post: county, townships, villages, grids, the micro-grids of the focus township, organisations. */
export function makeRoster(
  areas: AreaTree,
  county: string,
  focus: Focus,
  random: Random,
  nextPhone: () => string,
): RosterLine[] {
  const lines: RosterLine[] = [];
  const add = (role: Role, place: Pick<RosterLine, 'areaCode' | 'organisation'>): void => {
    lines.push({ name: drawName(random), phone: nextPhone(), role, ...place });
  };
  for (const role of ['supervisor', 'supervisor', 'analyst'] as const)
    add(role, { areaCode: county });
  const visit = (area: AreaNode): void => {
    const roles = ROLES_AT[area.level] ?? [];
    if (area.level !== 'microgrid' || area.code.startsWith(focus.township))
      for (const role of roles) add(role, { areaCode: area.code });
    for (const child of areas.children(area.code)) visit(child);
  };
  for (const township of areas.children(county)) visit(township);
  for (const { name, role } of ORGANISATIONS)
    for (let n = 0; n < 2; n++) add(role, { organisation: name });
  return lines;
}
