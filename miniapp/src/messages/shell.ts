/** What stands on every page: the name, the tabs, waiting, failing, coming back. */
export const shell = {
  name: '微连心',
  tabs: { home: '首页', reports: '我的反映', inbox: '消息', me: '我' },
  tabsLabel: '主要栏目',
  back: '返回',
  loading: '正在加载',
  retry: '重新加载',
  close: '关闭',
  cancel: '取消',
  confirm: '确定',
  more: '看更多',
  loadingMore: '正在加载更多',
  noMore: '已经到底了',
  call: '打电话',
  offline: '现在没有网络。您填写的内容不会丢，有网后会自动继续。',
  unread: (count: number) => `${count} 条未读`,
  skipToContent: '跳到正文',
} as const;
