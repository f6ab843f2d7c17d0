import { AREA_LEVEL_NAMES, type AreaLevel } from '@shared/areaLevels';

/** What an import says to the person who started it. */
export const messages = {
  noUnits: '文件中没有任何区域',
  noCounty: (county: string) => `缺少县本身（${county}）这一条`,
  badCode: '区域代码应为 6、9、12、15 或 18 位数字',
  otherCounty: (county: string) => `区域代码不属于 ${county}`,
  noName: '区域没有名称',
  wrongLevel: (level: AreaLevel, expected: AreaLevel) =>
    `代码的位数表示“${AREA_LEVEL_NAMES[expected]}”，文件中写的是“${AREA_LEVEL_NAMES[level]}”`,
  duplicateCode: (first: string) => `区域代码重复，第一次出现在${first}`,
  wrongParent: (parent: string | null, expected: string | null) =>
    `上级应为 ${expected ?? '空'}，文件中写的是 ${parent ?? '空'}`,
  unknownParent: (parent: string) => `上级 ${parent} 不在文件中`,
  mixedChildren: '下级区域有的有边界、有的没有边界，应当全有或全无',
  noBoundary: '本级和上级都没有边界',
  nothingDrawn: '没有任何区域带边界',
  tooFewPoints: '边界环至少要有 3 个不同的点（首尾相接共 4 个）',
  noArea: '边界环的面积为零',
  outsideChina: '坐标不在中国范围内，请检查经纬度顺序和坐标系',
  tooWide: '边界跨度超过 6 度，不像一个县',
  tooManyPoints: (limit: number) => `边界的点超过 ${limit} 个，请先抽稀`,
  selfCrossing: '边界自相交',
  holeOutside: '边界的内环不在外环之内',
  childrenOutside: '下级区域超出这里画出的边界 1 米以上',
  pointOutside: (parent: string) => `位置不在上级 ${parent} 的边界之内`,
  gap: '与相邻区域之间有超过 1 米的缝隙',
  overlap: (other: string) => `与${other || '相邻区域'}重叠超过 1 米`,
  outsideOutline: '超出县界 1 米以上',
  uncovered: '县界之内有一块不属于任何区域',
  crosses: (other: string) => `边界与 ${other} 的边界交叉`,
  doesNotClose: '各区域的边界拼不成完整的县界',
  areasDiffer: '各区域面积之和不等于县的面积',
  anotherImport: '另一次导入刚刚完成，请重新运行',
  andMore: (count: number) => `……另有 ${count} 处`,
  feature: (number: number) => `第 ${number} 个要素`,
} as const;
