import type { PlateCodeKind, PlateScope, PlatesPerPage } from '@shared/schemas/plates';

/** Who looks after a unit, for whoever stands in front of its plate. */
export const unit = {
  title: '我的网格是谁',
  here: '这里是',
  people: '有事请找',
  nobody: '这里的网格员还没有定，照样能反映，由上一级办理',
  onDuty: '在岗',
  away: '暂时不在岗，可以先反映',
  report: '我要反映',
  call: '打电话',
  callWhom: '打给谁',
  unknown: '没有认出这块牌子。可以扫一扫，或输入牌子上的数字。',
  ask: '扫一扫网格牌，或输入牌子上的数字，就能看到谁负责您那里',
  scan: '扫网格牌',
  typed: '网格牌编号',
  typedHint: '网格牌上的 15 位或 18 位数字',
  find: '查一查',
  signInNote: '不用登录就能看。反映事情时才需要登录。',
} as const;

/** Printing plates. */
export const plates = {
  title: '打印网格牌',
  intro: '每块牌子上有网格名称、负责的人和电话，扫码就能反映。打印后贴在楼道口、村口。',
  area: '哪个范围',
  change: '换范围',
  scope: '做哪些',
  scopes: { below: '下面每个网格一块', self: '只做这一块' } satisfies Record<PlateScope, string>,
  perPage: '一页几块',
  perPages: {
    '1': '一页一块',
    '2': '一页两块',
    '4': '一页四块',
    '8': '一页八块',
  } satisfies Record<PlatesPerPage, string>,
  code: '用哪种码',
  codes: { wechat: '小程序码', web: '网页二维码' } satisfies Record<PlateCodeKind, string>,
  count: (count: number) => `共 ${count} 块`,
  pages: (count: number) => `${count} 页 A4 纸`,
  withoutPeople: (count: number) =>
    `其中 ${count} 块的网格还没有人，牌子上会写上一级的人。建议先在“人员”里补上`,
  tooMany: (most: number) => `一次最多做 ${most} 块，请选小一些的范围`,
  make: '生成 PDF',
  making: '正在生成，请不要离开这一页',
  made: '已生成',
} as const;
