import type { ReporterStep } from '../api/reports';

interface ReporterStepWords {
  title: string;
  hint: string;
  /** Over the words; none where it takes no words. */
  words: string;
  missing: string;
  send: string;
  done: string;
}

/** What a resident may do with the own report, beside rating it. */
export const reporterSteps = {
  supplement: {
    title: '补充说明',
    hint: '补充的内容会立即交给办事的人。',
    words: '补充内容',
    missing: '请写一句要补充的情况',
    send: '提交补充',
    done: '已经补充，会继续办理',
  },
  appeal: {
    title: '申诉',
    hint: '由上一级、没有参与原来决定的人再看一次。每件反映可以申诉一次。',
    words: '为什么不同意',
    missing: '请写一句为什么不同意',
    send: '提交申诉',
    done: '已经申诉，会由上一级再看',
  },
  urge: {
    title: '催办',
    hint: '手上有这件事的人会立即收到。每天可以催一次。',
    words: '想说的话',
    missing: '',
    send: '催一下',
    done: '已经催办，明天还可以再催',
  },
  withdraw: {
    title: '撤回',
    hint: '撤回后不再办理，也不能恢复；还要办的话需要重新反映。',
    words: '为什么撤回',
    missing: '',
    send: '确定撤回',
    done: '已经撤回',
  },
  correct: {
    title: '更正内容',
    hint: '核实之前可以更正。更正后以新的内容为准，时限不变。',
    words: '怎么回事',
    missing: '请写一句是什么事',
    send: '提交更正',
    done: '已经更正',
  },
} as const satisfies Record<ReporterStep, ReporterStepWords>;

export const reporterMore = {
  waiting: '正在办理，有进展会告诉您',
  urgedToday: '今天已经催过了，明天可以再催',
  copyNumber: '复制编号',
  copied: '编号已复制',
  kind: '是哪类事',
  kindNow: (name: string) => `现在是“${name}”`,
  changeKind: '换一类',
  placeNow: (where: string) => `现在是：${where}`,
  changePlace: '换位置',
  place: '在哪里',
  nothingChanged: '还没有改动，请至少更正一项',
} as const;

/** What neighbours reported nearby, and "me too". */
export const nearby = {
  title: '附近已经有人反映过',
  line: (kind: string, metres: number, when: string) => `${kind} · ${metres} 米内 · ${when}`,
  mine: '这是您反映的',
  meToo: '我也遇到了',
  meTooHint: '办结时也会告诉您，不用再提交一次',
  supported: '已记下您也遇到了，办结时会告诉您',
  undo: '不是同一件',
  others: (count: number) => `${count} 位邻居也遇到了`,
} as const;
