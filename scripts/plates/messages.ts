export const plateScriptMessages = {
  usage: [
    '用法：npm run plates -- --area 区划代码 [--out 文件.pdf]',
    '  --area      区划代码，6 到 18 位；下面每个最小的网格做一块',
    '  --self      只做这一个单位自己的',
    '  --per-page  一页几块：1、2、4（默认）或 8',
    '  --code      wechat 小程序码（有小程序账号时默认）或 web 网页二维码',
    '  --out       写到哪个文件，默认 plates-区划代码.pdf',
  ].join('\n'),
  unknownArea: (code: string) => `没有 ${code} 这个单位，请先导入区划。`,
  noWechat: '微信现在不给小程序码，请稍后再试，或加上 --code web 用网页二维码。',
  stopped: '已中断，没有留下文件。',
  drawing: '正在做网格牌',
  done: (file: string, plates: number, pages: number, megabytes: string) =>
    `已写好 ${file}：${plates} 块牌子，${pages} 页，${megabytes} MB`,
} as const;
