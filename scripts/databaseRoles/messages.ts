/** What the command says. */
export const rolesMessages = {
  usage:
    '用法：ADMIN_MONGODB_URI=mongodb://管理员… PROGRAM_PASSWORD=… npm run database:roles -- [--database weilianxin] [--user weilianxin]\n' +
    '      npm run database:roles -- --print（打印 mongosh 脚本，不连接数据库）',
  granted: (user: string, database: string) =>
    `数据库用户 ${user} 已就绪：可读写 ${database}，审计记录（auditEntries）只能新增，不能修改或删除`,
} as const;
