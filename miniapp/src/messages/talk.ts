/** Talks, wherever they are met; the page itself has words of its own. */
export const talk = {
  title: '对话',
  entry: '留言',
  entryNote: '和办理人员说说这件事',
  staffEntryNote: '和居民说说这件事',
  toGrid: '给网格员留言',
  all: '全部对话',
  residents: '居民留言',
  residentsWaiting: (count: number) => `居民留言（${count} 人等答复）`,
  unread: (count: number) => `${count} 条未读`,
  waiting: '等答复',
  me: '我',
  said: (from: string, words: string) => (from ? `${from}：${words}` : words),
  fileGone: '文件已不在这台设备上，请删除后重发',
  signInFirst: '登录后再发',
} as const;
