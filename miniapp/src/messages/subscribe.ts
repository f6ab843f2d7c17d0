/** The offer of messages in WeChat. */
export const subscribe = {
  resident: '有进展时在微信里告诉您',
  residentNote: '允许一次收一条，随时可以在“我”里看还剩几条',
  staff: '新任务、快到期时在微信里提醒您',
  staffNote: (left: number) => (left > 0 ? `还可收 ${left} 条` : '现在一条也收不到'),
  allow: '允许提醒',
  kept: '好的，有消息会在微信里提醒您',
} as const;
