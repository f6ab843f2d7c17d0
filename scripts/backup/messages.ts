/** What the commands say. */
export const backupMessages = {
  usage:
    '用法：npm run backup -- --out 目录 [--verify]，npm run backup -- --into 目录 [--verify]，npm run backup -- --from 目录 --verify',
  restoreUsage: '用法：npm run restore -- --from 目录',
  noKeys: '请设置 BACKUP_KEYS（或 MASTER_KEYS）：编号:base64，多个以逗号分隔',
  badSettings: (names: string) => `环境变量有误：${names}`,
  inUse: (directory: string) => `${directory} 不是空目录，请另选一个。`,
  notWhole: (directory: string) => `${directory} 里没有完整的备份：没有清单，备份可能中断了。`,
  damaged: (what: string) => `备份已损坏，不能使用：${what}`,
  shapeChanged: (what: string, collection: string) =>
    `备份期间 ${collection} 的结构变了（${what}），请重新备份。`,
  tooManyChanges: (most: number) => `备份期间改动超过 ${most} 条，请换较空闲的时间再备份。`,
  snapshotTooOld:
    '读取改动的时间超过了数据库保留快照的时间，请换较空闲的时间再备份，或调大 minSnapshotHistoryWindowInSeconds。',
  copying: (collection: string) => `复制 ${collection}`,
  readingChanges: '读取复制期间的改动',
  readingBack: (collection: string) => `读回核对 ${collection}`,
  restoring: (collection: string) => `恢复 ${collection}`,
  comparing: (collection: string) => `核对 ${collection}`,
  indexing: (collection: string) => `建立索引 ${collection}`,
  notEmpty: (database: string, collection: string) =>
    `数据库 ${database} 不是空的（${collection} 里有数据），不能恢复到这里。`,
  resumed: (at: string) => `上一次恢复（${at} 开始）中断了，现在从头重做。`,
  different: (collection: string) => `恢复后 ${collection} 与备份不一致。`,
  done: (directory: string, documents: number, megabytes: string, point: string) =>
    `已备份到 ${directory}：${documents} 条，${megabytes} MB，时间点 ${point}`,
  verified: (documents: number, collections: number) =>
    `已恢复到临时数据库核对：${collections} 个集合，${documents} 条，数量和哈希一致`,
  restored: (documents: number, point: string) => `已恢复 ${documents} 条，内容为 ${point} 的状态`,
  removed: (names: readonly string[]) => `已删除过期的备份：${names.join('、')}`,
} as const;
