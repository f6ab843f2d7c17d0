import type { DueFor } from '@shared/clocks';
import { inboxMessages } from './inboxMessages';
import type { ReportDocument } from './models/Report';
import type { ToldStage } from './projections/dueStage';

type Due = Pick<ReportDocument, 'clocks'>;

/** Verification is the first contact too, where nobody spoke to the resident before. */
const withContact = ({ clocks }: Due, dueFor: DueFor, title: string): string =>
  dueFor === 'verification' && clocks.firstContactAt === null ? `${title}并联系反映人` : title;

/** The sentences of deadlines in the inbox; many of one person's come as one. */
export const dueMessages = {
  title: (report: Due, stage: ToldStage, dueFor: DueFor): string => {
    if (stage === 'raised') return inboxMessages.title('escalateOverdue', 'staff');
    const title =
      stage === 'reminded'
        ? inboxMessages.reminderTitle(dueFor)
        : inboxMessages.overdueTitle(dueFor);
    return withContact(report, dueFor, title);
  },
  foldedTitle: (count: number): string => `您有 ${count} 件事到期，请处理`,
  foldedWords: (overdue: number, soon: number): string =>
    [
      overdue > 0 && `${overdue} 件已超期`,
      soon > 0 && `${soon} 件即将到期`,
      '请到工作台按时限先后办理',
    ]
      .filter(Boolean)
      .join('，'),
  foldedToRate: (count: number): string => `您有 ${count} 件反映等待评价`,
  foldedToRateWords: '到期未评价将按“未评价”结案，请到“我的反映”中评价',
} as const;
