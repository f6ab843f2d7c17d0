/** What the command says. */
export const clusterMessages = {
  database: (uri: string) => `数据库：${uri}`,
  api: (name: string, port: number) => `${name}：http://127.0.0.1:${port}`,
  balancer: (url: string) => `负载均衡：${url}（按 Ctrl-C 结束）`,
  memberEnded: (reason: string) => `数据库成员已结束：${reason}`,
} as const;
