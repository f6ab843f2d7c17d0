/** What the command says. */
export const migrateMessages = {
  noDatabase: '没有连上数据库。',
  running: (id: string, done: number) => `${id}：${done}`,
  done: (ran: readonly string[]) =>
    ran.length > 0 ? `已升级数据：${ran.join('、')}` : '数据已是当前版本，无需升级。',
} as const;
