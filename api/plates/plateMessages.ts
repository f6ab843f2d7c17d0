import type { PlateCodeKind } from '@shared/schemas/plates';

/** What is printed on a grid's plate. */
export const plateWords = {
  name: '微连心',
  kind: '网格牌',
  scan: {
    wechat: '微信扫一扫，反映身边的事',
    web: '扫一扫，反映身边的事',
  } satisfies Record<PlateCodeKind, string>,
  scanNote: '每一步都看得见，也能查到谁负责这里',
  people: '有事请找',
  nobody: '网格员待定，扫码照样能反映，由上一级办理',
  noPhone: '请扫码联系',
  number: (code: string) => `牌号 ${code}`,
  emergency: '紧急情况请直接拨打 110 · 119 · 120',
} as const;

/** What the command that prints them says. */
export const plateMessages = {
  tooMany: (plates: number, most: number) =>
    `这个范围有 ${plates} 块牌子，一次最多做 ${most} 块，请选小一些的范围`,
} as const;
