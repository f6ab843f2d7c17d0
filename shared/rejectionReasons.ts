/** Why a report is not taken up. Apart from the schemas, so that a client needs no zod for them. */
export const REJECTION_REASONS = {
  notReal: '经核实情况不属实',
  notOurs: '不属于本县管辖',
  otherChannel: '应通过其他渠道办理',
  alreadyHandled: '已有相同反映正在办理',
  unclear: '多次联系后仍无法核实',
} as const;
export type RejectionReason = keyof typeof REJECTION_REASONS;
