import type { DueFor } from '@shared/clocks';
import { formatDayAndTime } from '@shared/formatTime';
import { inboxMessages } from './inboxMessages';
import type { PushValues, RobotKind } from './models/Push';

const ROBOT_HEADINGS: Record<RobotKind, (count: number) => string> = {
  new: (count) => `**新反映 ${count} 件**`,
  overdue: (count) => `<font color="warning">**已超期 ${count} 件**</font>`,
  closed: (count) => `<font color="info">**已结案 ${count} 件**</font>`,
};

/** What has a meaning in Markdown would change the message: names come from imported maps. */
const plain = (text: string): string => text.replace(/[<>[\]()*_`#\\\r\n]/g, '');

/** The sentences of what goes outside: to groups of the staff, and where many are told as one. */
export const sendMessages = {
  robotHeading: (kind: RobotKind, count: number): string => ROBOT_HEADINGS[kind](count),
  /** One line a matter: kind, place and number, never words of a person. */
  robotLine: ({ matter, place, number, note }: PushValues): string =>
    `> ${plain(matter)} · ${plain(place)} · ${number}${note ? `，${note}` : ''}`,
  robotNewBy: (due: Date): string => `${formatDayAndTime(due)} 前核实`,
  robotOverdue: (dueFor: DueFor, due: Date): string =>
    `${formatDayAndTime(due)} 到期，${inboxMessages.overdueTitle(dueFor)}`,
  robotTest: (name: string): string => `微连心：“${plain(name)}”已接通，本群今后会收到工作提醒。`,
  foldedMatter: '待办汇总',
  foldedStatus: '待处理',
  /** At most 20 characters. */
  foldedNote: (assigned: number, due: number): string =>
    [assigned > 0 && `${assigned}件新任务`, due > 0 && `${due}件到期提醒`]
      .filter(Boolean)
      .join('，'),
} as const;
