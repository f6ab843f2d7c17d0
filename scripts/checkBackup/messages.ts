import type { BackupCheck } from '../../api/test/backup/runBackupCheck';

/** What the command says. */
export const checkBackupMessages = {
  usage: (broken: readonly string[]) =>
    `用法：npm run check:backup -- [--megabytes 500] [--broken ${broken.join('|')}]`,
  result: (check: BackupCheck) =>
    `${check.documents} 条，备份文件 ${check.megabytes} MB：备份 ${check.backupSeconds.toFixed(1)} 秒，` +
    `恢复并核对 ${check.restoreSeconds.toFixed(1)} 秒，内存多用 ${check.memoryMegabytes} MB\n` +
    `备份开始时已确认 ${check.moved.before} 次转移，备份里有 ${check.moved.restored} 次，结束时 ${check.moved.after} 次；` +
    `只有一半的 ${check.torn} 处`,
} as const;
