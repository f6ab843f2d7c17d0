import type { Rotation } from '../../api/commands/rotateKeys';

/** What the command says. */
export const rotateMessages = {
  usage:
    '用法：npm run rotate:keys（环境变量与服务相同：MASTER_KEYS、INDEX_KEY、MONGODB_URI、MONGODB_DATABASE）\n' +
    '      npm run rotate:keys -- --new 2026b（生成一把新密钥）',
  field: (collection: string, path: string) => `重新加密 ${collection}.${path}`,
  made: (key: string) =>
    `新密钥：${key}\n` +
    '1. 把它加在 MASTER_KEYS 的最后（旧的在前），逐个重启服务；\n' +
    '2. 把它移到 MASTER_KEYS 的最前，逐个重启服务；两分钟后\n' +
    '3. 运行 npm run rotate:keys。',
  result: ({ sealed, retired }: Rotation) =>
    `重新加密 ${sealed} 处。` +
    (retired.length > 0
      ? `不再使用的密钥：${retired.join('、')}；两天后（登录凭证和上传凭证到期）可以从 MASTER_KEYS 移除`
      : '没有不再使用的密钥'),
  unreadable: (places: readonly string[]) =>
    `有 ${places.length} 处打不开，旧密钥请保留：\n${places.slice(0, 20).join('\n')}`,
} as const;
