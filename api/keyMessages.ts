/** What whoever runs the API reads where a key is missing. */
export const keyMessages = {
  lost: (id: string) =>
    `密钥有误：数据库里有用主密钥 ${id} 加密的数据，MASTER_KEYS 里没有 ${id}；请把它加回 MASTER_KEYS 再启动`,
  changed: (id: string) =>
    `密钥有误：MASTER_KEYS 里的 ${id} 不是加密数据库时用的那一把；请换回原来的 ${id} 再启动`,
  otherIndex: '密钥有误：INDEX_KEY 不是这个数据库一直使用的那一把；请换回原来的 INDEX_KEY 再启动',
  stillSeals: (id: string) =>
    `还有进程在用主密钥 ${id} 加密；请先把新密钥放在 MASTER_KEYS 的最前面、旧密钥放在后面，重启全部进程，两分钟后再试`,
} as const;
