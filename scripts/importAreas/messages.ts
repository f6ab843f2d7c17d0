/** What reading a county's own file says. */
export const fileMessages = {
  notJson: '文件不是合法的 JSON',
  endsEarly: '文件不完整，读到一半就结束了',
  notCollection: '文件不是 GeoJSON FeatureCollection',
  notFeature: '不是 GeoJSON Feature，或属性不全：需要 code、name、level、parent',
  badProperty: (name: string) => `属性 ${name} 不正确`,
  badGeometryType: (type: string) =>
    `几何类型 ${type} 不能用作区域边界，应为 Polygon、MultiPolygon 或 Point`,
  badCoordinates: '坐标不是 [经度, 纬度] 数字',
  notDegrees: '坐标不是经纬度（度），可能是投影坐标',
  tooFewPoints: '边界环至少要有 4 个点（首尾相同）',
  unclosed: '边界环没有闭合，首尾两点不同',
  unknownDatum: (datum: string) => `不认识的坐标系 ${datum}，只接受 WGS-84、CGCS2000 和 GCJ-02`,
} as const;

export const consoleMessages = {
  usage:
    '用法：npm run import:areas -- --county 411728\n      npm run import:areas -- --file 本县.geojson [--county 411728]',
  unknownCounty: (county: string, known: readonly string[]) =>
    `没有 ${county} 的数据文件，可用：${known.join('、')}`,
  reading: '读取文件',
  making: '生成演示网格',
  steps: {
    checking: '检查代码和层级',
    fitting: '检查边界是否严丝合缝',
    deriving: '合并上级边界',
    writing: '写入数据库',
    done: '完成',
  },
  refused: (count: number) => `没有导入：发现 ${count} 处问题`,
  unchanged: (units: number) => `没有变化：${units} 个区域与现行的相同`,
  imported: (units: number, added: number, changed: number, closed: number) =>
    `已导入 ${units} 个区域：新增 ${added}，变更 ${changed}，停用 ${closed}`,
  repaired: (count: number, widest: string) =>
    `修补了 ${count} 处 1 米以内的缝隙或重叠，最宽 ${widest} 米`,
  repairedAt: (code: string, place: string, metres: string) => `  ${code}（${place}）${metres} 米`,
} as const;
