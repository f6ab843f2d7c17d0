import { formatDayAndTime } from '@shared/formatTime';

/** What people are told of erasing their account. */
export const erasureMessages = {
  requestedTitle: '已收到您的注销申请',
  requestedWords: (due: Date): string =>
    `${formatDayAndTime(due)} 起注销，在此之前可在“我—隐私”里撤回`,
  cancelledTitle: '注销申请已撤回',
  cancelledWords: '您的账号照常使用',
  staffWords: '您现在有工作职务，注销申请已自动撤回；交回职务后可以重新申请',
  removed: '（已删除）',
} as const;
