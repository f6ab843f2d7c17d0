/** What the check of places says on the console. */
export const placesMessages = {
  looking: '对照独立算法查询位置',
  sending: '随机位置逐一提交为反映事项',
  result: (looked: number, lookedWrong: number, sent: number, sentWrong: number) =>
    `查询 ${looked} 个位置，不一致 ${lookedWrong} 个；提交 ${sent} 件，落错网格 ${sentWrong} 件`,
  noApi: (address: string) =>
    `${address} 没有应答：请先另开一个终端，用 MONGODB_DATABASE=places npm start 启动（会新增一千件事项，不要用在真实数据上）。`,
} as const;
