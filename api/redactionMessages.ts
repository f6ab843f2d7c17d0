import { formatDayAndTime } from '@shared/formatTime';

/** What is said of what was taken out. */
export const redactionMessages = {
  /** The trace on the timeline; the reason stands under it as the words. */
  removed: (what: string, backupsUntil: Date): string =>
    `隐去了${what}，原件已立即销毁，备份最迟在 ${formatDayAndTime(backupsUntil)} 前清除`,
  words: '一段文字',
  address: '详细地址',
  photos: (count: number): string => `${count} 张照片`,
  sender: '本人',
  /** In a reason on the audit log, for a name or phone. */
  personConcerned: '当事人',
  byAndWhy: (by: string, reason: string): string => `\n${by}：${reason}`,
  notThere: '要隐去的内容已经不在了，请刷新查看',
  erasing: '反映人已注销账号，姓名和联系方式已删除，事情继续办理',
  erased: '反映人已注销账号，其文字、照片和位置已删除',
} as const;
