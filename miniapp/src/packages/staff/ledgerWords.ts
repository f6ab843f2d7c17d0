/** What the button says that takes the list along. */
export const ledgerWords = {
  action: '导出台账',
  working: '正在导出',
  done: '台账已导出，导出已记入日志',
  fileName: (day: string) => `反映台账-${day}.xlsx`,
} as const;
