/**
 * The area tree's levels and the code that says where a unit stands in it.
 * County 6 digits (GB/T 2260), township 9, village 12 (the public division code), then a grid
 * number and a micro-grid number of 3 digits each: those two are ours, GB/T 31000-2015 gives a
 * grid no code.
 */
export const AREA_LEVELS = ['county', 'township', 'village', 'grid', 'microgrid'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** What each level is called; a county may call a unit on any level below it a 网格. */
export const AREA_LEVEL_NAMES: Record<AreaLevel, string> = {
  county: '县',
  township: '乡镇/街道',
  village: '村/社区',
  grid: '网格',
  microgrid: '微网格',
};

const COUNTY_DIGITS = 6;
const STEP_DIGITS = 3;
const CODE_PATTERN = /^\d{6}(?:\d{3}){0,4}$/;

/** The level a code belongs to by its length, or null when it is no area code. */
export function levelOfCode(code: string): AreaLevel | null {
  if (!CODE_PATTERN.test(code)) return null;
  return AREA_LEVELS[(code.length - COUNTY_DIGITS) / STEP_DIGITS] ?? null;
}

/** The code one level up; null for a county. Throws RangeError for what is no area code. */
export function parentCode(code: string): string | null {
  assertAreaCode(code);
  return code.length === COUNTY_DIGITS ? null : code.slice(0, -STEP_DIGITS);
}

/** Codes from the county down to the unit itself. Throws RangeError for what is no area code. */
export function pathOfCode(code: string): string[] {
  assertAreaCode(code);
  const path: string[] = [];
  for (let digits = COUNTY_DIGITS; digits <= code.length; digits += STEP_DIGITS) {
    path.push(code.slice(0, digits));
  }
  return path;
}

/** The county a code belongs to. Throws RangeError for what is no area code. */
export function countyOfCode(code: string): string {
  assertAreaCode(code);
  return code.slice(0, COUNTY_DIGITS);
}

/** Whether `code` is `ancestor` itself or lies below it. */
export function isWithin(code: string, ancestor: string): boolean {
  return code.startsWith(ancestor) && levelOfCode(code) !== null && levelOfCode(ancestor) !== null;
}

function assertAreaCode(code: string): void {
  if (levelOfCode(code) === null) throw new RangeError(`not an area code: ${code}`);
}
