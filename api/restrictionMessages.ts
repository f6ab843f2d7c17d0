import { formatDayAndTime } from '@shared/formatTime';

/** What people are told of being held back. */
export const restrictionMessages = {
  heldTitle: '您的部分功能暂时受限',
  heldWords: (until: Date, reason: string): string =>
    `原因：${reason}。${formatDayAndTime(until)} 自动恢复，紧急的事仍可反映。有异议可在“我—隐私”里提出一次`,
  objectedTitle: '有人对限制提出异议，请处理',
  objectedWords: (number: string): string =>
    `从反映 ${number} 起的限制，应由另一位管理员或督办员处理`,
  upheldTitle: '异议已处理：维持限制',
  liftedTitle: '限制已解除',
  liftedWords: (reason: string): string => `${reason}。现在可以照常使用`,
  refused: (until: Date, reason: string): string =>
    `您的部分功能受限至 ${formatDayAndTime(until)}，原因：${reason}。紧急的事仍可反映`,
  yourself: '不能限制自己',
  staffMember: '反映人是工作人员，请通过岗位管理处理',
  gone: '反映人已注销，无需限制',
} as const;
