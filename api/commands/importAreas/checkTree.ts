import { countyOfCode, levelOfCode, parentCode, pathOfCode } from '@shared/areaLevels';
import { type AreaProblem, PROBLEM_LIMIT } from './areaProblem';
import type { AreaUnit } from './areaUnit';
import { messages } from './messages';

/** What is wrong with codes, names, levels and parents; geometry is looked at afterwards. */
export function checkTree(county: string, units: readonly AreaUnit[]): AreaProblem[] {
  if (units.length === 0) return [{ message: messages.noUnits }];
  const problems: AreaProblem[] = [];
  const byCode = new Map<string, AreaUnit>();
  for (const unit of units) {
    const first = byCode.get(unit.code);
    const message = first ? messages.duplicateCode(nameOf(first)) : checkUnit(county, unit);
    if (message) problems.push({ message, code: unit.code, feature: unit.feature });
    if (!first) byCode.set(unit.code, unit);
  }
  if (!byCode.has(county)) problems.push({ message: messages.noCounty(county) });
  for (const { parent, code, feature } of units) {
    if (parent !== null && !byCode.has(parent)) {
      problems.push({ message: messages.unknownParent(parent), code, feature });
    }
  }
  return problems.slice(0, PROBLEM_LIMIT);
}

function checkUnit(county: string, unit: AreaUnit): string | null {
  const level = levelOfCode(unit.code);
  if (!level) return messages.badCode;
  if (countyOfCode(unit.code) !== county) return messages.otherCounty(county);
  if (!unit.name.trim()) return messages.noName;
  if (unit.level !== level) return messages.wrongLevel(unit.level, level);
  const expected = parentCode(unit.code);
  return unit.parent === expected ? null : messages.wrongParent(unit.parent, expected);
}

const nameOf = (unit: AreaUnit): string =>
  unit.feature === undefined ? unit.name : messages.feature(unit.feature);

/**
 * The units that divide the county: those with polygons that no unit below them divides further.
 * Fills `problems` where polygons are missing or only some of a unit's children are drawn.
 */
export function findLeaves(units: readonly AreaUnit[], problems: AreaProblem[]): AreaUnit[] {
  const drawn = new Set(units.filter(({ polygons }) => polygons).map(({ code }) => code));
  const divided = new Set<string>();
  for (const code of drawn) for (const up of ancestorsOf(code)) divided.add(up);
  const isCovered = (code: string): boolean => drawn.has(code) || divided.has(code);
  const reported = new Set<string>();
  for (const { code, parent, feature } of units) {
    if (isCovered(code)) continue;
    const isAmongDrawn = parent !== null && divided.has(parent);
    if (isAmongDrawn && !reported.has(parent)) {
      reported.add(parent);
      problems.push({ message: messages.mixedChildren, code, feature });
    } else if (!isAmongDrawn && !ancestorsOf(code).some((up) => drawn.has(up))) {
      problems.push({ message: messages.noBoundary, code, feature });
    }
  }
  const leaves = units.filter(({ code }) => drawn.has(code) && !divided.has(code));
  if (leaves.length === 0) problems.push({ message: messages.nothingDrawn });
  return leaves;
}

const ancestorsOf = (code: string): string[] => pathOfCode(code).slice(0, -1);
