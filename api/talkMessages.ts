import { formatDayAndTime } from '@shared/formatTime';

/** What the API itself says in talks, and of them. */
export const talkMessages = {
  reporter: '反映人',
  resident: '居民',
  me: '我',
  outOfHours: (who: string, by: Date) =>
    `现在是非工作时间，已收到您的留言，由${who}在 ${formatDayAndTime(by)} 前答复。如有紧急危险，请拨打 110、119 或 120。`,
  nobodyOnDuty: (to: string, by: Date) =>
    `网格工作人员暂不在岗，已转给${to}，${formatDayAndTime(by)} 前答复您。如有紧急危险，请拨打 110、119 或 120。`,
  unanswered: (to: string, by: Date) => `已转给${to}，${formatDayAndTime(by)} 前答复您。`,
  raisedTitle: '有居民留言等待答复',
  raisedWords: (about: string, by: Date) => `${about}：请在 ${formatDayAndTime(by)} 前答复`,
  contacted: '已在留言中联系反映人',
  myGrid: '我的网格',
  contactGrid: '联系网格员',
  held: '内容正在核对，核对后显示',
  photo: '[图片]',
  voice: (seconds: number) => `[语音] ${Math.max(1, Math.round(seconds))}″`,
} as const;
