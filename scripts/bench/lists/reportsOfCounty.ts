import { NEW_COURSE, type ReportDocument } from '../../../api/models/Report';
import { reportKeys, reportTaskKeys } from '../../../api/policies/viewerKeys';
import { entry } from '../../../api/test/buildReport';
import { CATEGORIES } from '../../../shared/categories';
import { NO_CLOCKS } from '../../../shared/clocks';
import type { AreaStep } from '../../../shared/schemas/fields';
import type { State } from '../../../shared/states';
import { createRandom } from '../../importAreas/demonstration/random';

export const COUNTY = '411728';
/** A resident with as many reports, and a grid with as many open ones, whatever the county's size. */
export const RESIDENT = 'resident-of-the-lists';
export const GRID = `${COUNTY}001001001`;
const OF_RESIDENT = 30;
const OPEN_IN_GRID = 60;
/** Stands in one report of a hundred. */
export const SEARCHED = '井盖松动';

const SHARE_OPEN = 0.03;
const PER_PERSON = 10;
const FIRST_DAY = Date.UTC(2025, 0, 1);
const YEAR_MS = 365 * 86_400_000;
const WORDS = [
  '村口往东的路灯坏了三盏，晚上看不见路',
  '楼道里堆着纸箱和旧家具，怕起火',
  '水管从昨天夜里一直漏，路面结了冰',
  '隔壁工地半夜还在打桩，老人睡不着',
  '广场边的树被风吹歪了，压着电线',
  '想问一下困难家庭取暖补贴怎么申请',
];
const LIFE: readonly State[] = ['submitted', 'verified', 'dispatched', 'accepted', 'resolved'];

/** Reports of a county over a year, oldest first; the same at every run. Most are closed, as in any year. */
export function* reportsOfCounty(size: number): Generator<ReportDocument> {
  const random = createRandom(size);
  const pick = <Item>(list: readonly Item[]): Item =>
    list[Math.floor(random() * list.length)] as Item;
  const people = Math.ceil(size / PER_PERSON);
  const everyNth = Math.floor(size / OF_RESIDENT);
  const everyGridNth = Math.floor(size / OPEN_IN_GRID);
  for (let n = 0; n < size; n += 1) {
    const inGrid = n % everyGridNth === 1;
    const open = inGrid || random() < SHARE_OPEN;
    const createdAt = new Date(FIRST_DAY + Math.floor((n / size) * YEAR_MS));
    yield reportOf({
      n,
      createdAt,
      personId: n % everyNth === 0 ? RESIDENT : `person-${Math.floor(random() * people)}`,
      category: pick(CATEGORIES).code,
      words: `${pick(WORDS)}${n % 100 === 7 ? `，还有${SEARCHED}` : ''}。第 ${n} 件。`,
      areaPath: pathOf(inGrid ? GRID : gridCode(random), pick(['001', '002', '003', '004'])),
      state: open ? pick(LIFE) : 'closed',
      due: open ? new Date(createdAt.getTime() + Math.floor(random() * 5e8)) : null,
    });
  }
}

/** 18 townships of 11 villages of 17 grids are about as many as 遂平 has; the first grid is kept for `GRID`. */
function gridCode(random: () => number): string {
  const number = (most: number) => String(1 + Math.floor(random() * most)).padStart(3, '0');
  return `${COUNTY}${number(18)}${number(11)}${String(2 + Math.floor(random() * 17)).padStart(3, '0')}`;
}

const LEVELS = ['county', 'township', 'village', 'grid', 'microgrid'] as const;
const SUFFIXES = ['县', '镇', '村', '网格', '微网格'];

const pathOf = (grid: string, micro: string): AreaStep[] =>
  LEVELS.map((level, depth) => ({
    level,
    code: `${grid}${micro}`.slice(0, 6 + 3 * depth),
    name: `第${depth}${SUFFIXES[depth]}`,
  }));

interface Drawn {
  n: number;
  createdAt: Date;
  personId: string;
  category: string;
  words: string;
  areaPath: AreaStep[];
  state: State;
  due: Date | null;
}

function reportOf({
  n,
  createdAt,
  personId,
  areaPath,
  state,
  due,
  ...told
}: Drawn): ReportDocument {
  const steps = state === 'closed' ? LIFE.length : 1 + LIFE.indexOf(state);
  const grid = areaPath[3]?.code ?? COUNTY;
  const report: ReportDocument = {
    _id: n.toString(16).padStart(24, '0'),
    county: COUNTY,
    number: String(n).padStart(14, '0'),
    bodyHash: 'b'.repeat(43),
    version: steps,
    sequence: steps,
    projectedSequence: steps,
    pendingProjection: false,
    state,
    urgency: 'normal',
    ...told,
    textCheck: 'pass',
    reporter: { personId, hideName: false },
    about: null,
    place: {
      source: 'map',
      position: { type: 'Point', coordinates: [114 + (n % 997) / 1e4, 33 + (n % 991) / 1e4] },
      accuracyMetres: 20,
      address: null,
    },
    areaPath,
    areaCode: areaPath.at(-1)?.code ?? COUNTY,
    photos: [],
    holder: {
      kind: state === 'closed' ? 'none' : 'post',
      postIds: [`post-of-${grid}`],
      organisationId: null,
      role: 'gridMember',
      areaCode: grid,
      name: '第3网格网格员',
      why: '第3网格，网格员在岗',
    },
    assignments: [],
    clocks: NO_CLOCKS,
    nextDueAt: due,
    nextDueFor: due ? 'resolution' : null,
    remindAt: due,
    dueTold: 'none',
    viewerKeys: [],
    taskKeys: [],
    timeline: Array.from({ length: steps }, (_, i) =>
      entry(i + 1, { at: createdAt, receivers: [{ personId, as: 'resident' }] }),
    ),
    rating: null,
    reopenings: 0,
    ...NEW_COURSE,
    createdAt,
    updatedAt: createdAt,
  };
  report.viewerKeys = reportKeys(report);
  report.taskKeys = reportTaskKeys(report);
  return report;
}
