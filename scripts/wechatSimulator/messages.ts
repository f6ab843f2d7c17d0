/** Every word people read on the simulator's page. */
export const messages = {
  title: '微信模拟器',
  portTaken: '微信模拟器的端口已被占用，请用 WECHAT_SIMULATOR_PORT 换一个。',
  heading: '微信模拟器 · 服务通知',
  intro: '这里代替演示人员的微信。左边选一个人，右边是他收到的服务通知。',
  people: '演示人员',
  nobody: '还没有演示人员。启动系统后会自动登记。',
  chooseSomeone: '从左边选一个人，查看他收到的通知。',
  noMessages: '还没有收到通知。有人在小程序里点“允许”之后，事情有进展时会出现在这里。',
  open: '进入小程序查看',
  from: '微连心',
  unread: (count: number): string => `${count} 条`,
  quota: (title: string, left: number): string => `${title} 还可收 ${left} 条`,
} as const;
