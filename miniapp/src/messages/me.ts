/** Oneself, signing in, privacy, the own grid. */
export const me = {
  title: '我',
  anonymous: '微信用户',
  signedOut: '还没有登录',
  signIn: '登录',
  name: '姓名',
  nameUnset: '还没有填',
  nameTitle: '您怎么称呼',
  nameHint: '方便工作人员联系您，可以不填全名',
  nameMissing: '请写一下怎么称呼您',
  save: '保存',
  phone: '手机号',
  phoneUnset: '绑定手机号',
  phoneNote: '方便工作人员联系您；有岗位的，绑定后自动进入',
  phoneInWechat: '请在微信里打开本小程序绑定手机号',
  phoneBound: '手机号已绑定',
  grid: '我的网格',
  gridUnset: '选我的网格',
  elder: '关怀模式',
  elderNote: '字更大、按钮更大、更简单',
  elderLevels: ['关', '大', '更大', '特大'],
  subscriptions: '微信提醒',
  subscriptionsNote: '点一下允许，可以多收到一次提醒',
  subscriptionsLeft: (count: number) => `还可收 ${count} 次`,
  subscriptionsAsk: '多收几次提醒',
  privacy: '隐私说明',
  privacyVersion: (version: string) => `第 ${version} 版`,
  scan: '扫码登录电脑',
  workbench: '工作台',
  signOut: '退出登录',
  signOutWords: '退出后，这台设备上看不到您的反映。没发出去的草稿会留着。',
  saved: '已保存',
} as const;

export const signIn = {
  title: '登录',
  quick: '微信一键登录',
  quickNote: '不需要密码。登录后可以反映事情、看进展。',
  qrTitle: '用微信扫一扫登录',
  qrNote: '在“微连心”小程序里点 我 → 扫码登录电脑，扫这个码',
  qrLabel: '登录二维码',
  qrExpired: '二维码过期了',
  qrRenew: '换一个',
  qrWaiting: '等待手机上确认',
  peopleTitle: '演示人员',
  peopleNote: '这里是演示环境，点一位直接登录',
  peopleSearch: '搜姓名或岗位',
  resident: '居民',
  done: '登录好了',
} as const;

export const confirmSignIn = {
  title: '确认登录',
  question: '有一台电脑正要用您的身份登录微连心',
  warning: '如果不是您本人在操作，请点“不是我”',
  yes: '确认登录',
  no: '不是我',
  done: '电脑上已经登录',
  unreadable: '没有认出这个二维码，请在电脑上换一个再扫',
  expired: '这个二维码已经失效，请在电脑上换一个再扫',
} as const;

export const privacy = {
  title: '隐私说明',
  before: '第一次使用，请先看一下我们怎样保护您的信息',
  agree: '同意并继续',
  agreed: (version: string) => `您已同意第 ${version} 版`,
  thanks: '谢谢，可以继续了',
  myData: '我的信息',
  myDataNote: '导出、注销、限制与异议',
} as const;

export const chooseGrid = {
  title: '选我的网格',
  note: '选您住的地方。之后能看到您的网格员，反映时也能直接用。',
  byList: '从名单选',
  byMap: '地图上选',
  byPlate: '扫网格牌',
  saved: '已经记住您的网格',
} as const;

export const notFound = {
  title: '没有找到',
  words: '没有找到这个页面，可能已经挪走了。',
  home: '回首页',
} as const;
