import type { Group } from '@shared/categories';

/** The first page. */
export const home = {
  greeting: (hour: number) =>
    hour < 5
      ? '夜深了'
      : hour < 11
        ? '早上好'
        : hour < 13
          ? '中午好'
          : hour < 18
            ? '下午好'
            : '晚上好',
  greetingTo: (greeting: string, name: string) => `${greeting}，${name}`,
  promise: '身边的事，说给网格听，每一步都看得见',
  noGrid: '还没有选您住的网格',
  chooseGrid: '选我的网格',
  report: '我要反映',
  reportNote: '拍张照片，说一句话就行',
  continueDraft: '接着写没写完的反映',
  quickKinds: '您想说哪类事',
  kinds: {
    help: '求助',
    repair: '报修',
    hazard: '隐患',
    dispute: '纠纷',
    ask: '咨询',
    praise: '建议表扬',
  } satisfies Record<Group, string>,
  myGridMember: '我的网格员',
  nobodyOnDuty: '您的网格暂时没有人在岗，反映会自动交给上一级',
  openMatters: '正在办的事',
  allMatters: '全部',
  noMatters: '没有正在办的事。身边有事，点上面的“我要反映”。',
  signInFirst: '登录后就能反映，也能看到办理进展',
  signIn: '登录',
  whoIsMyGrid: '我的网格是谁',
  workbench: '工作台',
  workbenchNote: (post: string) => post,
  elderOffer: '字看着小吗？可以打开关怀模式，字更大、按钮更大',
  elderYes: '打开关怀模式',
  elderNo: '不用了',
  elderReport: '我要反映',
  elderCall: '打给网格员',
  elderReports: '办到哪了',
  elderMe: '设置和帮助',
  waitingTitle: '还没发出去的反映',
  waitingNote: '有网后会自动发出，只发一次',
  sendNow: '现在发',
  rateNow: '去评价',
  supplementNow: '去补充',
} as const;
